import { controlRatios, median, ratios } from './statistics.ts';
import type { Turns } from './statistics.ts';

/** What was measured in one turn of one side, by what it is called. */
export type Measure = Readonly<Record<string, number>>;

/** One round: its own fresh data, on which each side takes its turns. */
export interface Round<Side extends string> {
  measure(side: Side): Promise<Measure>;
  close(): Promise<void>;
}

/** How many rounds count, after how many that do not. */
export interface RoundCount {
  readonly warmups: number;
  readonly rounds: number;
}

/** Enough for an interval; the first ones find caches and compilers cold. */
export const FULL: RoundCount = { warmups: 3, rounds: 15 };

/** To see that a bench runs. What it gives counts for nothing. */
export const QUICK: RoundCount = { warmups: 1, rounds: 3 };

/** Everything measured, round by round. */
export interface Measured<Side extends string> {
  /** How many times what `baseline` took `candidate` took. */
  ratios(candidate: Side, baseline: Side, measure: string): readonly number[];
  /** The baseline against itself. */
  control(baseline: Side, measure: string): readonly number[];
  /** What a side took, in the measure’s own unit: both turns of a round, averaged. */
  values(side: Side, measure: string): readonly number[];
}

/**
 * The order of the turns of a round: there and back (A B … B A), then back and there. A machine that
 * slows down or speeds up during a round does it to all sides alike.
 */
export function turnsOf<Side>(sides: readonly Side[], round: number): readonly Side[] {
  const forth = round % 2 === 0 ? sides : sides.toReversed();
  return [...forth, ...forth.toReversed()];
}

/** Measures sides against each other, each in turn in the same rounds. */
export async function measureRounds<Side extends string>(
  { warmups, rounds }: RoundCount,
  sides: readonly Side[],
  open: (round: number) => Promise<Round<Side>>,
  tell: (sentence: string) => void,
): Promise<Measured<Side>> {
  const kept: ReadonlyMap<Side, readonly Measure[]>[] = [];
  for (let round = 0; round < warmups + rounds; round += 1) {
    const turns = new Map<Side, Measure[]>(sides.map((side) => [side, []]));
    const opened = await open(round);
    try {
      for (const side of turnsOf(sides, round)) turns.get(side)?.push(await opened.measure(side));
    } finally {
      await opened.close();
    }
    if (round >= warmups) kept.push(turns);
    tell(sayRound(round - warmups + 1, rounds, turns));
  }
  const turnsFor = (side: Side, measure: string): readonly Turns[] =>
    kept.map((turns) => {
      const [first, second] = (turns.get(side) ?? []).map((taken) => taken[measure]);
      if (first === undefined || second === undefined)
        throw new Error(`${side} did not measure ${measure}.`);
      return [first, second];
    });
  return {
    ratios: (candidate, baseline, measure) =>
      ratios(turnsFor(candidate, measure), turnsFor(baseline, measure)),
    control: (baseline, measure) => controlRatios(turnsFor(baseline, measure)),
    values: (side, measure) =>
      turnsFor(side, measure).map(([first, second]) => (first + second) / 2),
  };
}

function sayRound(
  round: number,
  rounds: number,
  turns: ReadonlyMap<string, readonly Measure[]>,
): string {
  const sides = [...turns].map(([side, measures]) => {
    const shown = measures.map((measure) =>
      Object.entries(measure)
        .map(([name, value]) => `${name} ${value.toPrecision(4)}`)
        .join(' '),
    );
    return `${side} ${shown.join(' / ')}`;
  });
  return `  ${round > 0 ? `tour ${round}/${rounds}` : 'échauffement'} : ${sides.join(' ; ')}`;
}

/** The middle one of several goes at the same thing: what else a machine does in one turn counts less. */
export async function medianOf(goes: number, work: () => Promise<number>): Promise<number> {
  const taken: number[] = [];
  for (let go = 0; go < goes; go += 1) taken.push(await work());
  return median(taken);
}
