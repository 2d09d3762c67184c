import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { commitWithAcces } from '../acces/acces.ts';
import type { DeskSession } from '../desk-session.ts';
import { findObjection, withUsager } from '../usagers/contact.ts';
import { tieRecords } from './tie-visites.ts';
import type { VisiteEntry } from './visite-entry.ts';

/**
 * Says that a visite was that of a usager suivi: it counts among theirs from now on, and tells their last
 * contact. Already theirs, nothing is written. Refusals: those of `tieRecords`, `usager-absent`,
 * `usager-opposition`, `revision-depassee`, the shell’s.
 */
export function attachVisite(
  session: DeskSession,
  { id, localDay }: VisiteEntry,
  usagerId: Id,
): Promise<Result<void>> {
  return withUsager(session, usagerId, async (usager) => {
    const failure = findObjection(usager);
    if (failure !== null) return { ok: false, failure };
    const { dernierContact } = usager.sealed;
    const contact = dernierContact > localDay ? dernierContact : localDay;
    const records = await tieRecords(session, usager, { added: [id], removed: [] }, contact);
    if (!records.ok) return records;
    const stored = await commitWithAcces(session, usager.id, 'modification', records.value);
    return stored.ok ? ok(undefined) : stored;
  });
}

/**
 * Says that a visite was not that usager’s after all: it is anonymous again. Not theirs, nothing is
 * written. Refusals: `usager-absent`, `revision-depassee`, the shell’s.
 */
export function detachVisite(
  session: DeskSession,
  { id }: VisiteEntry,
  usagerId: Id,
): Promise<Result<void>> {
  return withUsager(session, usagerId, async (usager) => {
    const ties = { added: [], removed: [id] };
    const records = await tieRecords(session, usager, ties, usager.sealed.dernierContact);
    if (!records.ok) return records;
    const stored = await commitWithAcces(session, usager.id, 'modification', records.value);
    return stored.ok ? ok(undefined) : stored;
  });
}
