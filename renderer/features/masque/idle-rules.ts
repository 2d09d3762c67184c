/** Seconds before the lock during which the desk says that it is about to. */
export const WARNED = 60;

/** Whether someone is at the desk, is about to be taken for gone, or is. */
export type IdleVerdict = 'la' | 'bientot' | 'parti';

/**
 * Judges a desk nobody has touched since `seen`. What a sleep of the machine took counts too; a clock set
 * back tells nothing.
 */
export function judgeIdle(
  seen: Temporal.Instant,
  now: Temporal.Instant,
  minutes: number,
): IdleVerdict {
  const left = minutes * 60 - seen.until(now).total('seconds');
  if (left <= 0) return 'parti';
  return left <= WARNED ? 'bientot' : 'la';
}
