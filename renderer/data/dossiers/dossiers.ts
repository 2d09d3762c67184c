import type { Dossier } from '../../../shared/domain/dossier/apply-event.ts';
import { replay } from '../../../shared/domain/dossier/apply-event.ts';
import { addedToDossier } from '../../../shared/domain/dossier/added-to-dossier.ts';
import { dossierSealedSchema } from '../../../shared/domain/dossier/schema.ts';
import type { DossierSealed } from '../../../shared/domain/dossier/schema.ts';
import type { Reference } from '../../../shared/domain/dossier/reference.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { commitWithAcces } from '../acces/acces.ts';
import type { DeskSession } from '../desk-session.ts';
import { openEntry, sealEntry } from '../records/entry.ts';
import { useEntry } from '../records/use-entry.ts';
import { readEntries } from '../records/read-entry.ts';
import { idsOfUsager } from '../registre/ids-of-usager.ts';
import { readRegistre } from '../registre/registre.ts';
import { findObjection, todayAt, withUsager } from '../usagers/contact.ts';
import { newId } from '../visites/record-visite.ts';
import { tieRecords } from '../visites/tie-visites.ts';
import type { Ties } from '../visites/tie-visites.ts';
import { dossierKind } from './dossier-kind.ts';
import type { DossierEntry } from './dossier-kind.ts';
import { withReferences } from './references.ts';

/**
 * What a dossier is opened with, `notes` if there is something to say of it already; its reference, its
 * day and who opened it are noted by themselves.
 */
export type DossierDraft = Pick<
  DossierSealed,
  | 'usager'
  | 'demarche'
  | 'catalogue'
  | 'liste'
  | 'operateur'
  | 'ensemble'
  | 'mandat'
  | 'depotPrevu'
  | 'reponses'
  | 'pieces'
  | 'echeances'
  | 'visites'
> &
  Partial<Pick<DossierSealed, 'notes'>>;

/**
 * Opens dossiers of one person, all or none, each with the next reference, in the order given; it
 * counts as a contact, and the visites they come from are that person’s. Refusals: `usager-absent`,
 * `usager-opposition`, `dossier-invalide`, those of `tieRecords`, the shell’s.
 */
export async function openDossiers(
  session: DeskSession,
  drafts: readonly DossierDraft[],
): Promise<Result<readonly DossierEntry[]>> {
  const [first] = drafts;
  if (first === undefined) return ok([]);
  if (drafts.some(({ usager }) => usager !== first.usager)) {
    throw new Error('Dossiers opened together are of one person.');
  }
  const annee = Temporal.PlainDate.from(todayAt(session)).year;
  return withReferences(session, annee, drafts.length, (references) =>
    withUsager(session, first.usager, async (usager) => {
      const failure = findObjection(usager);
      if (failure !== null) return { ok: false, failure };
      const opened = drafts.map((draft, rank) => createEntry(session, draft, references[rank]));
      if (!opened.every((entry) => entry !== null)) {
        return refuse(
          'dossier-invalide',
          'Ce dossier ne peut pas être ouvert ainsi\u00a0: vérifiez la démarche, les réponses et les dates.',
        );
      }
      const { sealer } = session;
      const records = opened.map((entry) => sealEntry(dossierKind, sealer, entry));
      const ties = { added: drafts.flatMap(({ visites }) => visites), removed: [] };
      const tied = await tieRecords(session, usager, ties, todayAt(session));
      if (!tied.ok) return tied;
      const all = [...records, ...tied.value];
      const stored = await commitWithAcces(session, usager.id, 'modification', all);
      if (!stored.ok) return stored;
      // In the copy before the next window gives references.
      await session.store.apply(stored.value).catch(() => {});
      return ok(
        stored.value
          .slice(0, records.length)
          .map((envelope) => openEntry(dossierKind, sealer, envelope)),
      );
    }),
  );
}

/**
 * Keeps what a dossier has become; it counts as a contact. A visite tied to it is that person’s, and no
 * longer once untied from their last dossier. Its reference never changes, and its state is what its
 * journal leads to. Refusals: `dossier-plein`, `usager-absent`, `usager-opposition` (nothing is added
 * against an objection), `revision-depassee`, those of `tieRecords`.
 */
export async function reviseDossier(
  session: DeskSession,
  entry: DossierEntry,
  next: Dossier,
): Promise<Result<DossierEntry>> {
  const { reference, usager } = entry.sealed;
  if (next.sealed.reference !== reference || next.sealed.usager !== usager) {
    throw new Error('A dossier keeps its reference and its usager.');
  }
  if (replay(next.sealed.journal) !== next.clear.etat) {
    throw new Error('The state of a dossier is what its journal leads to.');
  }
  const parsed = dossierSealedSchema.safeParse(next.sealed);
  if (!parsed.success) {
    return refuse(
      'dossier-plein',
      'Ce dossier ne peut pas tenir davantage\u00a0: raccourcissez la note, ou terminez-le et ouvrez-en un nouveau pour la suite.',
    );
  }
  return withUsager(session, usager, async (person) => {
    const { sealer } = session;
    const revised = { ...entry, rev: entry.rev + 1, clear: next.clear, sealed: parsed.data };
    const { opposition } = person.sealed;
    const added = opposition === null ? [] : addedToDossier(entry.sealed, parsed.data);
    if (opposition !== null && added.length > 0)
      return refuse(
        'usager-opposition',
        `Cette personne s’oppose à ceci\u00a0: ${opposition.objet}. On peut corriger, retirer ou clore, pas ajouter\u00a0: ${added.join(', ')}. Rien n’a été enregistré.`,
      );
    const ties = await findTies(session, entry, parsed.data);
    const tied = await tieRecords(session, person, ties, todayAt(session));
    if (!tied.ok) return tied;
    const stored = await commitWithAcces(session, usager, 'modification', [
      sealEntry(dossierKind, sealer, revised),
      ...tied.value,
    ]);
    if (!stored.ok) return stored;
    const [envelope] = stored.value;
    if (envelope === undefined) throw new Error('The ledger answered without the record.');
    return ok(openEntry(dossierKind, sealer, envelope));
  });
}

/** One dossier, followed live; undefined while it loads, null when erased or unknown. */
export function useDossier(session: DeskSession, id: Id): DossierEntry | null | undefined {
  return useEntry(session, dossierKind, id);
}

/** The visites a dossier gains, and those it loses that no other dossier of the person has. */
async function findTies(
  session: DeskSession,
  { id, sealed: before }: DossierEntry,
  after: DossierSealed,
): Promise<Ties> {
  const added = after.visites.filter((visite) => !before.visites.includes(visite));
  const untied = before.visites.filter((visite) => !after.visites.includes(visite));
  if (untied.length === 0) return { added, removed: [] };
  const { dossiers } = await readRegistre(session);
  const others = await readEntries(
    session,
    dossierKind,
    idsOfUsager(dossiers, before.usager).filter((other) => other !== id),
  );
  const elsewhere = new Set(others.flatMap(({ sealed }) => sealed.visites));
  return { added, removed: untied.filter((visite) => !elsewhere.has(visite)) };
}

function createEntry(
  session: DeskSession,
  draft: DossierDraft,
  reference: Reference | undefined,
): DossierEntry | null {
  const localDay = todayAt(session);
  const sealed = dossierSealedSchema.safeParse({
    notes: [],
    ...draft,
    reference,
    ouvertLe: localDay,
    ouvertPar: session.author.id,
    copies: [],
    journal: [],
  });
  return sealed.success
    ? { id: newId(session), rev: 1, localDay, clear: { etat: 'ouvert' }, sealed: sealed.data }
    : null;
}
