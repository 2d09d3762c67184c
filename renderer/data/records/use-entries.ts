import { useLiveQuery } from 'dexie-react-hooks';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { DeskSession } from '../desk-session.ts';
import type { Entry, RecordKind } from './entry.ts';
import { readEntries } from './read-entry.ts';

/**
 * Some entries, followed live, in the order of their ids; undefined while they are read, or while
 * nobody knows which they are (null).
 */
export function useEntries<Clear, Sealed>(
  session: DeskSession,
  kind: RecordKind<Clear, Sealed>,
  ids: readonly Id[] | null,
): readonly Entry<Clear, Sealed>[] | undefined {
  const asked = ids?.join() ?? null;
  const found = useLiveQuery(
    async () => (ids === null ? null : { asked, entries: await readEntries(session, kind, ids) }),
    [session, kind, asked],
  );
  // Those of other ids stay until these come.
  return asked !== null && found?.asked === asked ? found.entries : undefined;
}
