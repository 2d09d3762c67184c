import { recordActe } from '../../../shared/domain/mandat/change-mandat.ts';
import type { Acte, MandatSealed } from '../../../shared/domain/mandat/schema.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { commitWithAcces } from '../acces/acces.ts';
import type { DeskSession } from '../desk-session.ts';
import { openEntry, sealEntry } from '../records/entry.ts';
import { readEntry } from '../records/read-entry.ts';
import { contactRecords, findObjection, todayAt, withUsager } from '../usagers/contact.ts';
import { newId } from '../visites/record-visite.ts';
import { mandatKind } from './mandat-kind.ts';
import type { Mandat } from './mandat-kind.ts';

/**
 * Keeps a mandat just given or renewed (`giveMandat`, `renewMandat`); it counts as a contact.
 * Refusals: `usager-absent`, `usager-opposition`.
 */
export async function createMandat(
  session: DeskSession,
  sealed: MandatSealed,
): Promise<Result<Mandat>> {
  const entry = { id: newId(session), rev: 1, localDay: todayAt(session), clear: {}, sealed };
  return write(session, entry, true);
}

/**
 * Keeps what a mandat has become (`revokeMandat`, `recordActe`); it counts as a contact. Refusals:
 * `usager-absent`, `revision-depassee`.
 */
export async function reviseMandat(
  session: DeskSession,
  mandat: Mandat,
  sealed: MandatSealed,
): Promise<Result<Mandat>> {
  return write(session, { ...mandat, rev: mandat.rev + 1, sealed }, false);
}

/**
 * Writes something done in the journal of a mandat, as it is now. Refusals: `mandat-absent`, those of
 * `recordActe` and `reviseMandat`.
 */
export async function noteActe(
  session: DeskSession,
  id: Id,
  acte: Pick<Acte, 'jour' | 'demarche' | 'texte'>,
): Promise<Result<Mandat>> {
  const mandat = await readEntry(session, mandatKind, id);
  if (mandat === null)
    return refuse(
      'mandat-absent',
      'Ce mandat n’est plus sur ce poste\u00a0: rien n’a été noté. Voyez la fiche de la personne.',
    );
  const { clock, author } = session;
  const noted = { ...acte, noteLe: clock.now().toString(), par: author.id };
  const next = recordActe(mandat.sealed, noted, todayAt(session));
  return next.ok ? reviseMandat(session, mandat, next.value) : next;
}

function write(session: DeskSession, entry: Mandat, isNew: boolean): Promise<Result<Mandat>> {
  return withUsager(session, entry.sealed.usager, async (usager) => {
    const failure = isNew ? findObjection(usager) : null;
    if (failure !== null) return { ok: false, failure };
    const { sealer } = session;
    const stored = await commitWithAcces(session, usager.id, 'modification', [
      sealEntry(mandatKind, sealer, entry),
      ...contactRecords(session, usager),
    ]);
    if (!stored.ok) return stored;
    const [envelope] = stored.value;
    if (envelope === undefined) throw new Error('The ledger answered without the record.');
    return ok(openEntry(mandatKind, sealer, envelope));
  });
}
