import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { DeskSession } from '../desk-session.ts';
import { openVisite } from './visite-entry.ts';
import type { VisiteEntry } from './visite-entry.ts';

/** Some visites by their ids, in that order, followed live; undefined while they load. */
export function useLinkedVisites(
  session: DeskSession,
  ids: readonly Id[],
): readonly VisiteEntry[] | undefined {
  const asked = ids.join();
  const rows = useLiveQuery(
    () => session.store.database.records.bulkGet([...ids]),
    [session, asked],
  );
  return useMemo(
    () =>
      rows?.flatMap((row) =>
        row?.collection === 'visite' ? [openVisite(session.sealer, row)] : [],
      ),
    [rows, session],
  );
}
