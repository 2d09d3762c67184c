import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A median and the interval it lies in, 95 times in a hundred. */
export interface Interval {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Samples drawn again to find the interval of a median. */
const RESAMPLES = 2_000;

/** How far from 1 the baseline may be from itself: beyond, the run told more of the machine than of us. */
const CONTROL = { low: 0.95, high: 1.05 } as const;

/** The value that `share` of the values are at or under, between two neighbours when it must be. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('Nothing was measured.');
  const sorted = values.toSorted((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/**
 * The median of the rounds with its 95 % interval, by bootstrap: as many rounds drawn again from these,
 * many times. Drawn from a seed, so that the same rounds always give the same interval.
 */
export function bootstrap(values: readonly number[], seed: number): Interval {
  const generator = xoroshiro128plus(seed);
  const medians = Array.from({ length: RESAMPLES }, () =>
    median(values.map(() => values[uniformInt(generator, 0, values.length - 1)] ?? NaN)),
  );
  return {
    median: median(values),
    low: quantile(medians, 0.025),
    high: quantile(medians, 0.975),
  };
}

/** What one side took in one round: both of its turns. */
export type Turns = readonly [number, number];

/** How many times the baseline the candidate took, round by round. */
export function ratios(candidate: readonly Turns[], baseline: readonly Turns[]): readonly number[] {
  if (candidate.length !== baseline.length) throw new Error('Each round has both sides.');
  return candidate.map((turns, round) => total(turns) / total(baseline[round] ?? [0, 0]));
}

/**
 * The baseline against itself: one of its turns plays the candidate, the first and the second in turn,
 * so that a machine that slows down for the whole of a run does not pass for a difference.
 */
export function controlRatios(baseline: readonly Turns[]): readonly number[] {
  return baseline.map(([first, second], round) =>
    round % 2 === 0 ? first / second : second / first,
  );
}

/** Whether the baseline was found equal to itself, so that the other ratios of the run may be believed. */
export function isTrusted(control: readonly number[]): boolean {
  const middle = median(control);
  return middle >= CONTROL.low && middle <= CONTROL.high;
}

function total([first, second]: Turns): number {
  return first + second;
}
