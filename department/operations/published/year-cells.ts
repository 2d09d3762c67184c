import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { SiteId } from '../../../shared/domain/site/identifiers.ts';
import type { PublishedDimension, TotalName } from '../../../shared/sync/published-figures.ts';
import type { SiteCell } from '../figure-store.ts';

/** The network as a place, beside its platforms. */
export const NETWORK = '*';

/** A platform, or the network. */
export type Place = SiteId | typeof NETWORK;

/** What a year is published from. */
export interface YearSources {
  readonly year: string;
  readonly sites: readonly SiteId[];
  /** Sums by month. */
  readonly cells: readonly SiteCell[];
  /** The server’s day in the network’s zone: a month that holds it or follows it is not closed. */
  readonly today: LocalDay;
  readonly threshold: number;
}

/** Which months of a year are told in detail, and whether the year is over. */
export function spanOf({ year, today, threshold }: Omit<YearSources, 'cells'>) {
  const months = Array.from({ length: 12 }, (_, month) => toMonth(year, month + 1));
  const closed = months.filter((month) => lastDayOf(month) < today);
  // Without a threshold nothing is small: the month under way shows all it has.
  const detailed = threshold > 1 ? closed : months.filter((month) => month <= today);
  return { months, detailed, isYearClosed: closed.length === 12 || threshold <= 1 };
}

/** Published as a total too: one decision for both. */
export function isRdvHonores(name: PublishedDimension, key: string): boolean {
  return name === 'rdv.etat' && key === 'honores';
}

/** The name of a total. */
export function totalCell(name: TotalName, place: Place, time: string): string {
  return `${name} ${place} ${time}`;
}

/** The name of one key of a dimension. */
export function dimensionCell(name: string, place: Place, time: string, key: string): string {
  return `${name} ${place} ${time} ${key}`;
}

function toMonth(year: string, month: number): LocalDay {
  return `${year}-${String(month).padStart(2, '0')}-01` as LocalDay;
}

function lastDayOf(month: LocalDay): LocalDay {
  return `${month.slice(0, 7)}-${Temporal.PlainDate.from(month).daysInMonth}` as LocalDay;
}
