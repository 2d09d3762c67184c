import type { Collection } from '../../../shared/domain/record/envelope.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { DeskSession } from '../desk-session.ts';
import type { StoredRow } from '../store/desk-database.ts';
import { openEntry } from './entry.ts';
import type { Entry, RecordKind } from './entry.ts';

/** The row of an id in the page’s copy; null when there is none of this collection. */
export async function readRow(
  { store }: DeskSession,
  collection: Collection,
  id: Id,
): Promise<StoredRow | null> {
  const row = await store.database.records.get(id);
  return row?.collection === collection ? row : null;
}

/** One entry as the page’s copy has it now; null when it was erased or never was. */
export async function readEntry<Clear, Sealed>(
  session: DeskSession,
  kind: RecordKind<Clear, Sealed>,
  id: Id,
): Promise<Entry<Clear, Sealed> | null> {
  const row = await readRow(session, kind.collection, id);
  return row === null ? null : openEntry(kind, session.sealer, row);
}

/** Those of some entries the page’s copy has now, in the order asked. */
export async function readEntries<Clear, Sealed>(
  session: DeskSession,
  kind: RecordKind<Clear, Sealed>,
  ids: readonly Id[],
): Promise<readonly Entry<Clear, Sealed>[]> {
  const rows = await session.store.database.records.bulkGet([...ids]);
  return rows.flatMap((row) =>
    row?.collection === kind.collection ? [openEntry(kind, session.sealer, row)] : [],
  );
}
