import type { Clock } from '../../../shared/kernel/clock.ts';

/** Numbers given in any minute: a family and the next one, not a child’s fifty presses. */
export const MAX_A_MINUTE = 5;

/** The window they are counted in, in milliseconds. */
const WINDOW = 60_000;

/** Says whether one more number may be given now, and counts it when it may. */
export function createArrivalThrottle(clock: Clock): () => boolean {
  let given: readonly number[] = [];
  return () => {
    const now = clock.now().epochMilliseconds;
    // A clock set back must not refuse for as long as it was: what lies ahead is forgotten.
    given = given.filter((at) => at <= now && now - at < WINDOW);
    if (given.length >= MAX_A_MINUTE) return false;
    given = [...given, now];
    return true;
  };
}
