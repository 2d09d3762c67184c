import type { GesteAcces } from '../../../shared/domain/acces/schema.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { keepNir } from '../../../shared/domain/usager/keep-nir.ts';
import { usagerSealedSchema } from '../../../shared/domain/usager/schema.ts';
import type { UsagerContent, UsagerSealed } from '../../../shared/domain/usager/schema.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { commitWithAcces } from '../acces/acces.ts';
import { readNirDecision } from '../decisions/decisions.ts';
import type { DeskSession } from '../desk-session.ts';
import { openEntry, sealEntry } from '../records/entry.ts';
import { useEntry } from '../records/use-entry.ts';
import { newId } from '../visites/record-visite.ts';
import { todayAt } from './contact.ts';
import { usagerKind } from './usager-kind.ts';
import type { Usager } from './usager-kind.ts';

/** What a form says of someone; who created the file and when is noted by itself. */
export type UsagerDraft = Omit<UsagerContent, 'creeLe' | 'creePar'>;

/**
 * Creates the file of someone, with its line in the access log. Refusals: `usager-invalide`,
 * `contact-a-venir`, `nir-non-conserve`.
 */
export async function createUsager(
  session: DeskSession,
  content: UsagerDraft,
): Promise<Result<Usager>> {
  const checked = await checkContent(session, null, {
    ...content,
    creeLe: session.clock.now().toString(),
    creePar: session.author.id,
    fusions: [],
    visites: [],
  });
  if (!checked.ok) return checked;
  const localDay = todayAt(session);
  const entry = { id: newId(session), rev: 1, localDay, clear: {}, sealed: checked.value };
  return write(session, entry, 'creation');
}

/**
 * Replaces what is held on someone, with its line in the access log. Refusals: those of
 * `createUsager`, `revision-depassee` when the file changed meanwhile.
 */
export async function reviseUsager(
  session: DeskSession,
  usager: Usager,
  content: UsagerDraft,
): Promise<Result<Usager>> {
  const { creeLe, creePar, fusions, identifiants, visites } = usager.sealed;
  const today = todayAt(session);
  const checked = await checkContent(session, identifiants.nir, {
    ...content,
    // A clock that was wrong once, or is now, must not close the file.
    dernierContact: content.dernierContact > today ? today : content.dernierContact,
    creeLe,
    creePar,
    fusions,
    visites,
  });
  if (!checked.ok) return checked;
  const entry = { ...usager, rev: usager.rev + 1, sealed: checked.value };
  return write(session, entry, 'modification');
}

/** The file of someone, followed live; undefined while it loads, null when erased or unknown. */
export function useUsager(session: DeskSession, id: Id): Usager | null | undefined {
  return useEntry(session, usagerKind, id);
}

async function checkContent(
  session: DeskSession,
  kept: UsagerContent['identifiants']['nir'],
  sealed: UsagerSealed,
): Promise<Result<UsagerSealed>> {
  if (sealed.dernierContact > todayAt(session)) {
    return refuse(
      'contact-a-venir',
      'Le dernier contact n’est pas encore venu\u00a0: vérifiez la date.',
    );
  }
  const { nir } = sealed.identifiants;
  if (nir !== null && nir !== kept) {
    const decision = await readNirDecision(session);
    const allowed = keepNir(sealed, nir, decision?.sealed.permis === true ? decision.sealed : null);
    if (!allowed.ok) return allowed;
  }
  const parsed = usagerSealedSchema.safeParse(sealed);
  return parsed.success
    ? ok(parsed.data)
    : refuse(
        'usager-invalide',
        'La fiche ne peut pas être enregistrée ainsi\u00a0: il faut un nom ou un prénom et une finalité, et chaque champ dans ses limites. Vérifiez-les, rien n’est perdu.',
      );
}

async function write(
  session: DeskSession,
  entry: Usager,
  geste: GesteAcces,
): Promise<Result<Usager>> {
  const { sealer } = session;
  const sealed = sealEntry(usagerKind, sealer, entry);
  const stored = await commitWithAcces(session, entry.id, geste, [sealed]);
  if (!stored.ok) return stored;
  const [envelope] = stored.value;
  if (envelope === undefined) throw new Error('The ledger answered without the record.');
  return ok(openEntry(usagerKind, sealer, envelope));
}
