import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';
import type { Provenance, SiteId } from '../../shared/domain/site/identifiers.ts';

/** One sum, over the desks of a site: `period` is a day, or the first day of a month. */
export interface SiteCell {
  readonly site: SiteId;
  readonly period: LocalDay;
  readonly unit: string;
  readonly dimension: string;
  readonly key: string;
  readonly n: number;
}

/** When something was last received for a period of a site, by provenance. */
export interface Reception {
  readonly site: SiteId;
  readonly period: LocalDay;
  readonly provenance: Provenance;
  readonly lastReceived: Temporal.Instant;
}

/** The sums of a range, in one consistent look. Raw: nobody but the published figures reads them. */
export interface RawFigures {
  readonly cells: readonly SiteCell[];
  readonly receptions: readonly Reception[];
}

/** Sums of the received counts of one département. */
export interface FigureStore {
  /** By month, over the months that begin from `from` to `to`, both included. */
  months(from: LocalDay, to: LocalDay): Promise<RawFigures>;
  /** By day, totals alone, over the days from `from` to `to`, both included. */
  days(from: LocalDay, to: LocalDay): Promise<RawFigures>;
  /** Changes whenever a count does: figures drawn under the same stamp are the same. */
  stamp(): Promise<string>;
}
