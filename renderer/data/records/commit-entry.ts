import type { Envelope } from '../../../shared/domain/record/envelope.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { commit } from '../desk-session.ts';
import type { DeskSession } from '../desk-session.ts';
import { openEntry, sealEntry } from './entry.ts';
import type { Entry, RecordKind } from './entry.ts';

/**
 * Appends one entry, with the other records of the same operation, all or none. The value means
 * *enregistré*; refusals are the ledger’s own.
 */
export async function commitEntry<Clear extends object, Sealed>(
  session: DeskSession,
  kind: RecordKind<Clear, Sealed>,
  entry: Entry<Clear, Sealed>,
  others: readonly Envelope[] = [],
): Promise<Result<Entry<Clear, Sealed>>> {
  const stored = await commit(session, [sealEntry(kind, session.sealer, entry), ...others]);
  if (!stored.ok) return stored;
  const [envelope] = stored.value;
  if (envelope === undefined) throw new Error('The ledger answered without the record.');
  return ok(openEntry(kind, session.sealer, envelope));
}
