import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type {
  PublishedDimension,
  PublishedFigure,
  TotalName,
} from '../../../shared/sync/published-figures.ts';
import { decideYear } from './decide-year.ts';
import type { DecidedYear } from './decide-year.ts';
import { granularity } from './granularity.ts';
import { dimensionCell, isRdvHonores, NETWORK, spanOf, totalCell } from './year-cells.ts';
import type { Place, YearSources } from './year-cells.ts';

/** What is published of one year: its months by their first day, and itself by `YYYY`. */
export interface PublishedYear {
  /** A total of a place over a month or the year. */
  total(name: TotalName, place: Place, time: string): PublishedFigure;
  /** A dimension of a place over a month or the year; null when it is not published there. */
  dimension(name: PublishedDimension, place: Place, time: string): PublishedCut | null;
  /** The last month whose dimensions are published, by its first day; null when none is. */
  readonly throughMonth: LocalDay | null;
}

/** A dimension: its figures by key, and the keys that may count more than is said. */
export interface PublishedCut {
  readonly cells: Readonly<Record<string, PublishedFigure>>;
  readonly atLeast: readonly string[];
}

/** Decides and reads at once, in this thread. */
export function publishYear(sources: YearSources): PublishedYear {
  return readDecidedYear(sources, decideYear(sources));
}

/** What is published of a year, from what was decided of it. */
export function readDecidedYear(
  sources: Omit<YearSources, 'cells'>,
  { sums, keys: keysByName, totals, hidden }: DecidedYear,
): PublishedYear {
  const { year } = sources;
  const { detailed, isYearClosed } = spanOf(sources);
  const total: PublishedYear['total'] = (name, place, time) => {
    const followed = name === 'kilometres' ? 'rdvHonores' : name;
    if (totals.has(totalCell(followed, place, time))) return null;
    return sums.get(totalCell(name, place, time)) ?? 0;
  };
  const read = (name: PublishedDimension, place: Place, time: string, key: string) => {
    if (isRdvHonores(name, key)) return total('rdvHonores', place, time);
    const cell = dimensionCell(name, place, time, key);
    return hidden.has(cell) ? null : (sums.get(cell) ?? 0);
  };
  const dimension: PublishedYear['dimension'] = (name, place, time) => {
    const keys = keysByName.get(name) ?? [];
    const isBySite = granularity[name].bySite === 'mois' || place === NETWORK;
    const cut = (read: (key: string) => PublishedFigure): PublishedCut => ({
      cells: toRecord(keys, read),
      atLeast: [],
    });
    if (time !== year)
      return isBySite && detailed.some((month) => month === time)
        ? cut((key) => read(name, place, time, key))
        : null;
    if (isYearClosed) return cut((key) => read(name, place, year, key));
    if (!isBySite || detailed.length === 0) return null;
    // The months tell no more together than one by one.
    const ofMonths = (key: string) => detailed.map((month) => read(name, place, month, key));
    return {
      cells: toRecord(keys, (key) => ofMonths(key).reduce<number>((sum, n) => sum + (n ?? 0), 0)),
      atLeast: keys.filter((key) => ofMonths(key).includes(null)),
    };
  };
  return { total, dimension, throughMonth: detailed.at(-1) ?? null };
}

function toRecord<T>(keys: readonly string[], read: (key: string) => T): Record<string, T> {
  return Object.fromEntries(keys.map((key) => [key, read(key)]));
}
