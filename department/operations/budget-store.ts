import type { SiteId } from '../../shared/domain/site/identifiers.ts';

/** What a platform costs in one year, as the office entered it. */
export interface Budget {
  readonly site: SiteId;
  readonly year: number;
  /** Whole euros. */
  readonly euros: number;
  /** Where the figure comes from: a vote, an account. */
  readonly source: string;
  readonly enteredBy: string;
}

/** Budgets of one département. */
export interface BudgetStore {
  /** Every year, platforms in alphabetical order of their ids. */
  list(): Promise<readonly Budget[]>;
  /** Keeps one, or takes it off when `euros` is null. */
  save(
    budget: Omit<Budget, 'euros'> & { readonly euros: number | null },
    at: Temporal.Instant,
  ): Promise<void>;
}
