import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { SiteId } from '../../../shared/domain/site/identifiers.ts';
import { publishedDimensionSchema } from '../../../shared/sync/published-figures.ts';
import type { PublishedDimension } from '../../../shared/sync/published-figures.ts';
import { granularity, protectedTotals, totalSources, toPublishedKey } from './granularity.ts';
import { createTable } from './table.ts';
import type { Table } from './table.ts';
import { dimensionCell, isRdvHonores, NETWORK, spanOf, totalCell } from './year-cells.ts';
import type { Place, YearSources } from './year-cells.ts';

/** What is decided of a year, as plain values: it passes from one thread to another. */
export interface DecidedYear {
  /** The exact sum of every cell. */
  readonly sums: ReadonlyMap<string, number>;
  /** Every key met in a dimension, in a constant order. */
  readonly keys: ReadonlyMap<PublishedDimension, readonly string[]>;
  /** The totals, and the cells of dimensions, that are withheld. */
  readonly totals: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
}

/**
 * Decides what of a year may be read: the one place where a figure of the network comes from. Seconds of
 * computing for a year of nine platforms.
 */
export function decideYear(sources: YearSources): DecidedYear {
  const { months, detailed, isYearClosed } = spanOf(sources);
  const sums = addUp(sources, months);
  const totals = withholdTotals(sources, months, sums);
  const hidden = new Set<string>();
  for (const name of publishedDimensionSchema.options)
    withholdDimension(sources, name, detailed, isYearClosed, sums, totals, hidden).forEach((cell) =>
      hidden.add(cell),
    );
  const keys = new Map(publishedDimensionSchema.options.map((name) => [name, sums.keysOf(name)]));
  return { sums: sums.sums, keys, totals, hidden };
}

interface Sums {
  readonly sums: ReadonlyMap<string, number>;
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
    sums,
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
