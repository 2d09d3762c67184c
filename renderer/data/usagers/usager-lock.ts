import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { DeskSession } from '../desk-session.ts';

/**
 * Runs `work` alone among the windows of this desk on the files of some people, with everything the
 * ledger holds by then in the page’s copy: nothing is added to a file that another window is erasing or
 * merging. Always taken in the same order, so that two windows never wait for each other; a window that
 * dies lets go.
 */
export function withUsagerLock<T>(
  session: DeskSession,
  usagers: readonly Id[],
  work: () => Promise<T>,
): Promise<T> {
  const [next, ...others] = [...new Set(usagers)].toSorted();
  return next === undefined
    ? session.store.catchUp().then(work)
    : navigator.locks.request(`relais-usager-${session.profileId}-${next}`, () =>
        withUsagerLock(session, others, work),
      );
}
