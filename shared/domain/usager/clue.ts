/** One thing two records share, or not: `points` for or against, and how to say it in French. */
export interface Clue {
  readonly points: number;
  readonly raison: string;
}
