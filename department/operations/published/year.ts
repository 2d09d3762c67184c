import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { SiteId } from '../../../shared/domain/site/identifiers.ts';
import { publishedDimensionSchema } from '../../../shared/sync/published-figures.ts';
import type {
  PublishedDimension,
  PublishedFigure,
  TotalName,
} from '../../../shared/sync/published-figures.ts';
import type { SiteCell } from '../figure-store.ts';
import { granularity, protectedTotals, totalSources, toPublishedKey } from './granularity.ts';
import { createTable } from './table.ts';
import type { Table } from './table.ts';

/** The network as a place, beside its platforms. */
export const NETWORK = '*';

/** A platform, or the network. */
export type Place = SiteId | typeof NETWORK;

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

/** Decides what of a year may be read: the one place where a figure of the network comes from. */
export function publishYear(sources: YearSources): PublishedYear {
  const { year, today, threshold } = sources;
  const months = Array.from({ length: 12 }, (_, month) => toMonth(year, month + 1));
  const closed = months.filter((month) => lastDayOf(month) < today);
  // Without a threshold nothing is small: the month under way shows all it has.
  const detailed = threshold > 1 ? closed : months.filter((month) => month <= today);
  const isYearClosed = closed.length === 12 || threshold <= 1;
  const sums = addUp(sources, months);
  const totals = withholdTotals(sources, months, sums);
  const hidden = new Set<string>();
  for (const name of publishedDimensionSchema.options)
    withholdDimension(sources, name, detailed, isYearClosed, sums, totals, hidden).forEach((cell) =>
      hidden.add(cell),
    );

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
    const keys = sums.keysOf(name);
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

interface Sums {
  get(cell: string): number | undefined;
  /** Every key met in a dimension, in a constant order. */
  keysOf(name: PublishedDimension): readonly string[];
}

/** The sums of every published cell, exact, before anything is withheld. */
function addUp({ year, cells }: YearSources, months: readonly LocalDay[]): Sums {
  const sums = new Map<string, number>();
  const keys = new Map<PublishedDimension, Set<string>>();
  const add = (cell: string, n: number) => sums.set(cell, (sums.get(cell) ?? 0) + n);
  const known = new Set(months);
  for (const { site, period, unit, dimension, key, n } of cells) {
    if (!known.has(period)) continue;
    const name = publishedDimensionSchema.safeParse(`${unit}.${dimension}`).data;
    const published = name === undefined ? '' : toPublishedKey(name, key);
    if (name !== undefined) keys.set(name, (keys.get(name) ?? new Set<string>()).add(published));
    const totals = totalNames.filter((total) => {
      const [ofUnit, ofDimension, ofKey] = totalSources[total];
      return unit === ofUnit && dimension === ofDimension && key === ofKey;
    });
    for (const place of [site, NETWORK] as const) {
      for (const time of [period, year]) {
        for (const total of totals) add(totalCell(total, place, time), n);
        if (name !== undefined) add(dimensionCell(name, place, time, published), n);
      }
      if (unit === 'usagersSuivis' && key === 'mois')
        add(totalCell('usagersSuivis', place, period), n);
      if (unit === 'usagersSuivis' && key === 'annee')
        add(totalCell('usagersSuivis', place, year), n);
    }
  }
  return {
    get: (cell) => sums.get(cell),
    keysOf: (name) => [...(keys.get(name) ?? [])].toSorted(),
  };
}

const totalNames = Object.keys(totalSources) as (keyof typeof totalSources)[];

function withholdTotals(
  { year, sites, threshold }: YearSources,
  months: readonly LocalDay[],
  sums: Sums,
): ReadonlySet<string> {
  const hidden = new Set<string>();
  const places = [NETWORK, ...sites] as const;
  for (const name of protectedTotals) {
    const table = createTable();
    const at = (place: Place, time: string) => totalCell(name, place, time);
    fill(table, places, [year, ...months], sums, at);
    addPlaces(table, sites, [year, ...months], at);
    addMonths(table, places, year, months, at);
    table.withheld(threshold).forEach((cell) => hidden.add(cell));
  }
  // Firsts of a month and of the year are counted apart: only the platforms add up.
  const table = createTable();
  const at = (place: Place, time: string) => totalCell('usagersSuivis', place, time);
  fill(table, places, [year, ...months], sums, at);
  addPlaces(table, sites, [year, ...months], at);
  table.withheld(threshold).forEach((cell) => hidden.add(cell));
  return hidden;
}

function withholdDimension(
  { year, sites, threshold }: YearSources,
  name: PublishedDimension,
  detailed: readonly LocalDay[],
  isYearClosed: boolean,
  sums: Sums,
  totals: ReadonlySet<string>,
  hidden: ReadonlySet<string>,
): ReadonlySet<string> {
  const { bySite, total, libre } = granularity[name];
  if (libre || threshold <= 1) return new Set();
  const keys = sums.keysOf(name).filter((key) => !isRdvHonores(name, key));
  const table = createTable();
  const times = [...detailed, ...(isYearClosed ? [year] : [])];
  const sitesAt = (time: string) => (bySite === 'mois' || time === year ? sites : []);
  for (const time of times) {
    const places = [NETWORK, ...sitesAt(time)] as const;
    for (const place of places) {
      const cells = keys.map((key) => dimensionCell(name, place, time, key));
      cells.forEach((cell) => table.cell(cell, sums.get(cell) ?? 0));
      if (total === null) continue;
      const whole = `${totalCell(total, place, time)} ${name}`;
      table.cell(
        whole,
        cells.reduce((sum, cell) => sum + (sums.get(cell) ?? 0), 0),
      );
      table.sum(whole, cells);
      const isWithheld = totals.has(totalCell(total, place, time));
      table.given(whole, isWithheld);
      // Its parts say nothing of a total that is withheld.
      if (isWithheld)
        for (const cell of cells) if ((sums.get(cell) ?? 0) > 0) table.given(cell, true);
      if (name === 'demandes.operateurNature') addMargins(table, place, time, keys, sums, hidden);
    }
    for (const key of sitesAt(time).length > 0 ? keys : [])
      table.sum(
        dimensionCell(name, NETWORK, time, key),
        sites.map((site) => dimensionCell(name, site, time, key)),
      );
  }
  if (isYearClosed)
    for (const place of [NETWORK, ...(bySite === 'mois' ? sites : [])] as const)
      for (const key of keys)
        table.sum(
          dimensionCell(name, place, year, key),
          detailed.map((month) => dimensionCell(name, place, month, key)),
        );
  return table.withheld(threshold);
}

/** An opérateur × nature adds up to the opérateurs, and to the natures, which are published already. */
function addMargins(
  table: Table,
  place: Place,
  time: string,
  pairs: readonly string[],
  sums: Sums,
  hidden: ReadonlySet<string>,
): void {
  for (const [part, name] of ['demandes.operateur', 'demandes.nature'].entries()) {
    const cellOf = (pair: string) => dimensionCell('demandes.operateurNature', place, time, pair);
    for (const [key, ofKey] of Map.groupBy(pairs, (pair) => pair.split('|')[part] ?? '')) {
      const cells = ofKey.map(cellOf);
      const margin = dimensionCell(name, place, time, key);
      const whole = `${margin} *`;
      table.cell(
        whole,
        cells.reduce((sum, cell) => sum + (sums.get(cell) ?? 0), 0),
      );
      table.sum(whole, cells);
      table.given(whole, hidden.has(margin));
      if (hidden.has(margin))
        for (const cell of cells) if ((sums.get(cell) ?? 0) > 0) table.given(cell, true);
    }
  }
}

/** Published as a total too: one decision for both. */
function isRdvHonores(name: PublishedDimension, key: string): boolean {
  return name === 'rdv.etat' && key === 'honores';
}

type CellAt = (place: Place, time: string) => string;

function fill(
  table: Table,
  places: readonly Place[],
  times: readonly string[],
  sums: Sums,
  at: CellAt,
): void {
  for (const place of places)
    for (const time of times) table.cell(at(place, time), sums.get(at(place, time)) ?? 0);
}

function addPlaces(
  table: Table,
  sites: readonly SiteId[],
  times: readonly string[],
  at: CellAt,
): void {
  for (const time of times)
    table.sum(
      at(NETWORK, time),
      sites.map((site) => at(site, time)),
    );
}

function addMonths(
  table: Table,
  places: readonly Place[],
  year: string,
  months: readonly LocalDay[],
  at: CellAt,
): void {
  for (const place of places)
    table.sum(
      at(place, year),
      months.map((month) => at(place, month)),
    );
}

function totalCell(name: TotalName, place: Place, time: string): string {
  return `${name} ${place} ${time}`;
}

function dimensionCell(name: string, place: Place, time: string, key: string): string {
  return `${name} ${place} ${time} ${key}`;
}

function toRecord<T>(keys: readonly string[], read: (key: string) => T): Record<string, T> {
  return Object.fromEntries(keys.map((key) => [key, read(key)]));
}

function toMonth(year: string, month: number): LocalDay {
  return `${year}-${String(month).padStart(2, '0')}-01` as LocalDay;
}

function lastDayOf(month: LocalDay): LocalDay {
  return `${month.slice(0, 7)}-${Temporal.PlainDate.from(month).daysInMonth}` as LocalDay;
}
