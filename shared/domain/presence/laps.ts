import type { Laps } from './schema.ts';

/** Starts, or starts again, at `now`; unchanged while it runs already. */
export function startLaps(laps: readonly Laps[], now: Temporal.Instant): readonly Laps[] {
  return isRunning(laps) ? laps : [...laps, { debut: now.toString(), fin: null }];
}

/** Stops at `now`; unchanged while nothing runs. A clock set back meanwhile measures nothing. */
export function stopLaps(laps: readonly Laps[], now: Temporal.Instant): readonly Laps[] {
  const last = laps.at(-1);
  if (last === undefined || last.fin !== null) return laps;
  const fin = Temporal.Instant.compare(now, last.debut) < 0 ? last.debut : now.toString();
  return [...laps.slice(0, -1), { ...last, fin }];
}

/** Whether the clock of this visite runs. */
export function isRunning(laps: readonly Laps[]): boolean {
  return laps.at(-1)?.fin === null;
}

/** The time spent so far, in whole seconds, pauses left out. Never negative. */
export function elapsedSeconds(laps: readonly Laps[], now: Temporal.Instant): number {
  const total = laps.reduce((sum, { debut, fin }) => {
    const end = fin === null ? now : Temporal.Instant.from(fin);
    return sum + Math.max(0, Temporal.Instant.from(debut).until(end).total('seconds'));
  }, 0);
  return Math.floor(total);
}

/**
 * The measured duration of a visite, in whole minutes, rounded to the nearest and at least one;
 * null when nothing was measured. A day at most: a clock forgotten overnight is corrected by hand.
 */
export function measuredMinutes(laps: readonly Laps[], now: Temporal.Instant): number | null {
  if (laps.length === 0) return null;
  return Math.min(1440, Math.max(1, Math.round(elapsedSeconds(laps, now) / 60)));
}
