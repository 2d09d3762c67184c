import type { Clock } from '../../shared/kernel/clock.ts';

/** Passages a locked desk accepts at once: a full waiting room. */
const BURST = 12;

/** Milliseconds after which one more is accepted. */
const REFILL = 5_000;

/**
 * Limits what can be noted on a locked desk, where anyone may press the key: a bucket of `BURST`
 * Passages, refilled one by one. Gives whether one more may be noted now.
 */
export function createLockedThrottle(clock: Clock): () => boolean {
  let tokens = BURST;
  let last = clock.now().epochMilliseconds;
  return () => {
    const now = clock.now().epochMilliseconds;
    // A clock set back gives nothing; one set forward gives a full bucket at most.
    tokens = Math.min(BURST, tokens + Math.max(0, now - last) / REFILL);
    last = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
