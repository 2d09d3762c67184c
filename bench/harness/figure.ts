import { z } from 'zod';
import { bootstrap, isTrusted, median } from './statistics.ts';

/** What a figure must reach: at most, or at least, a number. */
export interface Target {
  readonly sense: '≤' | '≥';
  readonly value: number;
}

/** One figure of a bench, round by round. */
export interface Figure {
  /** `bench.what`: the same from one run to the next. */
  readonly name: string;
  /** In a few words, for the tables. */
  readonly label: string;
  readonly unit: string;
  /** Null for what is only told. */
  readonly target: Target | null;
  readonly values: readonly number[];
  /** The baseline against itself in the same rounds; null for what is counted and not timed. */
  readonly control: readonly number[] | null;
}

/** One figure as it is kept. */
export const resultSchema = z.strictObject({
  name: z.string(),
  unit: z.string(),
  median: z.number(),
  low: z.number(),
  high: z.number(),
  target: z.string().nullable(),
  reached: z.boolean().nullable(),
});
export type Result = z.infer<typeof resultSchema>;

/** Seed of every bootstrap: the same rounds give the same interval anywhere. */
const SEED = 20_261_129;

/** Figures kept as such: enough to tell two runs apart, no more. */
const DIGITS = 4;

export function atMost(value: number): Target {
  return { sense: '≤', value };
}

export function atLeast(value: number): Target {
  return { sense: '≥', value };
}

/** Whether a figure may be believed: what is counted always may. */
export function isFigureTrusted({ control }: Figure): boolean {
  return control === null || isTrusted(control);
}

/** The median of its control, for a figure that has one. */
export function controlOf({ control }: Figure): number | null {
  return control === null ? null : round(median(control));
}

/** What is kept of a figure. It reaches its mark when its median does. */
export function figureToResult({ name, unit, target, values }: Figure): Result {
  const { median: middle, low, high } = bootstrap(values, SEED);
  return {
    name,
    unit,
    median: round(middle),
    low: round(low),
    high: round(high),
    target: target === null ? null : `${target.sense} ${target.value}`,
    reached: target === null ? null : reaches(middle, target),
  };
}

function reaches(value: number, { sense, value: mark }: Target): boolean {
  return sense === '≤' ? value <= mark : value >= mark;
}

function round(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
