import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';
import type { Provenance, SiteId } from '../../shared/domain/site/identifiers.ts';
import type { Theme } from '../../shared/domain/vocabulary/theme.ts';
import type { Period } from '../../shared/sync/pilotage-api.ts';

/** Sums over the days of a period, as the database adds them, in one consistent look. */
export interface PeriodSums {
  /** Only the sites from which something was received for the period. */
  readonly sites: readonly {
    readonly site: SiteId;
    readonly visites: number;
    readonly demandes: number;
    /** Firsts of the period asked for: of the day, the month or the year. */
    readonly usagersSuivis: number;
    readonly lastReceived: Temporal.Instant;
    readonly themes: Partial<Record<Theme, number>>;
  }[];
  readonly provenances: readonly Provenance[];
}

/** Figures of one département. */
export interface FigureStore {
  /** Sums over the days from `from` to `to`, both included. */
  sum(period: Period, from: LocalDay, to: LocalDay): Promise<PeriodSums>;
}
