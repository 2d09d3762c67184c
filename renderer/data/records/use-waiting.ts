import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { DeskSession } from '../desk-session.ts';
import type { StoredRow } from '../store/desk-database.ts';
import { openEntry } from './entry.ts';
import type { Entry, RecordKind } from './entry.ts';

/** The few entries that wait for someone, followed live; undefined while they load. */
export function useWaiting<Clear, Sealed>(
  session: DeskSession,
  kind: RecordKind<Clear, Sealed>,
  attention: NonNullable<StoredRow['attention']>,
): readonly Entry<Clear, Sealed>[] | undefined {
  const rows = useLiveQuery(
    () => session.store.database.records.where('attention').equals(attention).toArray(),
    [session, attention],
  );
  return useMemo(
    () => rows?.map((row) => openEntry(kind, session.sealer, row)),
    [kind, rows, session],
  );
}
