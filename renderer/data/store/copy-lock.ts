import type { Id } from '../../../shared/domain/site/identifiers.ts';

/**
 * Says that this window has the copy of a profile open, once no other is making it anew; gives how to
 * say that it has not any more, which is so once that resolves. A window that dies lets go.
 */
export function holdCopy(profileId: Id): Promise<() => Promise<void>> {
  return new Promise((resolve, reject) => {
    const left = Promise.withResolvers<void>();
    const held = navigator.locks.request(lockOf(profileId), { mode: 'shared' }, () => {
      resolve(() => {
        left.resolve();
        return held;
      });
      return left.promise;
    });
    held.catch(reject);
  });
}

/** Does something to a copy that no window has open; nothing while one does. */
export function whileNobodyHolds(profileId: Id, work: () => Promise<void>): Promise<void> {
  return navigator.locks.request(lockOf(profileId), { ifAvailable: true }, (lock) =>
    lock === null ? undefined : work(),
  );
}

function lockOf(profileId: Id): string {
  return `relais-copie-de-page-${profileId}`;
}
