import { useLiveQuery } from 'dexie-react-hooks';
import type { DeskSession } from '../desk-session.ts';

/** What À faire is made from, beside what waits for someone. */
const FOLLOWED = ['usager', 'dossier', 'mandat'] as const;

/**
 * Whether this desk follows anyone, has a call to make again or a RDV to see to, followed live: told from a few keys,
 * before anything of the registre is loaded.
 */
export function useHasFollowed({ store }: DeskSession): boolean {
  const { records } = store.database;
  return (
    useLiveQuery(async () => {
      const waits = records.where('attention').anyOf('rappel', 'rdv');
      if ((await waits.limit(1).count()) > 0) return true;
      for (const collection of FOLLOWED) {
        const first = records
          .where('[collection+localDay]')
          .between([collection, ''], [collection, '\uffff'])
          .limit(1);
        if ((await first.count()) > 0) return true;
      }
      return false;
    }, [records]) ?? false
  );
}
