import type { MandatSealed } from '../../../shared/domain/mandat/schema.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { commitWithAcces } from '../acces/acces.ts';
import type { DeskSession } from '../desk-session.ts';
import { openEntry, sealEntry } from '../records/entry.ts';
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
