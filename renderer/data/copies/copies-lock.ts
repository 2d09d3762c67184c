import type { DeskSession } from '../desk-session.ts';

/**
 * Holds the copies of a desk while one is added (`shared`: several windows may) or while those nobody
 * names are looked for (`exclusive`). A window that dies lets go.
 */
export function withCopiesLock<T>(
  { profileId }: DeskSession,
  mode: 'shared' | 'exclusive',
  work: () => Promise<T>,
): Promise<T> {
  return navigator.locks.request(`relais-copies-${profileId}`, { mode }, work);
}
