import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { DeskSession } from '../desk-session.ts';
import { openEntry } from './entry.ts';
import type { Entry, RecordKind } from './entry.ts';
import { readRow } from './read-entry.ts';

/** One entry, followed live; undefined while it loads, null when it was erased or never was. */
export function useEntry<Clear, Sealed>(
  session: DeskSession,
  kind: RecordKind<Clear, Sealed>,
  id: Id,
): Entry<Clear, Sealed> | null | undefined {
  const { collection } = kind;
  const found = useLiveQuery(
    async () => ({ id, row: await readRow(session, collection, id) }),
    [session, collection, id],
  );
  // The row of another id stays until this one’s comes.
  const row = found?.id === id ? found.row : undefined;
  return useMemo(
    () => (row === undefined || row === null ? row : openEntry(kind, session.sealer, row)),
    [kind, row, session],
  );
}
