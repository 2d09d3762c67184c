import type { Figure } from './figure.ts';
import type { RoundCount } from './rounds.ts';

/** What every bench is given. */
export interface BenchContext {
  readonly count: RoundCount;
  /** Whether this is a try, whose figures count for nothing: less data, fewer rounds. */
  readonly quick: boolean;
  /** Says something to whoever is watching. */
  tell(sentence: string): void;
}

/** What a bench found. */
export interface BenchReport {
  readonly figures: readonly Figure[];
  /** What this run had to compare with, or could not, in whole sentences. */
  readonly notes: readonly string[];
}

/** One bench: what is measured, and how. */
export interface Bench {
  readonly name: string;
  readonly title: string;
  /** How it is measured, in whole sentences: goes in the document as it is. */
  readonly method: readonly string[];
  /** Why a figure misses its mark, by its name, and what would change that: shown when it does. */
  readonly reasons?: Readonly<Record<string, string>>;
  run(context: BenchContext): Promise<BenchReport>;
}
