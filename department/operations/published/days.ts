import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { SiteId } from '../../../shared/domain/site/identifiers.ts';
import type { PublishedFigure, TotalName } from '../../../shared/sync/published-figures.ts';
import type { SiteCell } from '../figure-store.ts';
import { protectedTotals, totalSources } from './granularity.ts';
import { createTable } from './table.ts';
import { NETWORK } from './year-cells.ts';
import type { Place } from './year-cells.ts';
import type { PublishedYear } from './year.ts';

/** What is published of the days of one month: totals alone. */
export interface PublishedDays {
  total(name: TotalName, place: Place, day: LocalDay): PublishedFigure;
}

/** Decides which totals of the days of a month may be read beside those of the month itself. */
export function publishDays(sources: {
  /** By its first day. */
  readonly month: LocalDay;
  readonly sites: readonly SiteId[];
  /** Sums by day, of this month alone. */
  readonly cells: readonly SiteCell[];
  readonly year: PublishedYear;
  readonly threshold: number;
}): PublishedDays {
  const { month, sites, cells, year, threshold } = sources;
  const places = [NETWORK, ...sites] as const;
  const sums = new Map<string, number>();
  for (const { site, period, unit, dimension, key, n } of cells)
    for (const name of namesOf(unit, dimension, key))
      for (const place of [site, NETWORK] as const) {
        const cell = `${name} ${place} ${period}`;
        sums.set(cell, (sums.get(cell) ?? 0) + n);
      }
  const days = [...new Set(cells.map(({ period }) => period))].toSorted();
  const hidden = new Set<string>();
  for (const name of [...protectedTotals, 'usagersSuivis'] as const) {
    const table = createTable();
    const at = (place: Place, time: string) => `${name} ${place} ${time}`;
    for (const place of places)
      for (const day of days) table.cell(at(place, day), sums.get(at(place, day)) ?? 0);
    for (const day of days)
      table.sum(
        at(NETWORK, day),
        sites.map((site) => at(site, day)),
      );
    // The firsts of a day and of a month are counted apart: they do not add up.
    if (name !== 'usagersSuivis')
      for (const place of places) {
        const ofDays = days.map((day) => at(place, day));
        const isWithheld = year.total(name, place, month) === null;
        table.cell(
          at(place, month.slice(0, 7)),
          ofDays.reduce((sum, cell) => sum + (sums.get(cell) ?? 0), 0),
        );
        table.sum(at(place, month.slice(0, 7)), ofDays);
        table.given(at(place, month.slice(0, 7)), isWithheld);
        if (isWithheld)
          for (const cell of ofDays) if ((sums.get(cell) ?? 0) > 0) table.given(cell, true);
      }
    table.withheld(threshold).forEach((cell) => hidden.add(cell));
  }
  return {
    total: (name, place, day) => {
      const followed = name === 'kilometres' ? 'rdvHonores' : name;
      if (hidden.has(`${followed} ${place} ${day}`)) return null;
      return sums.get(`${name} ${place} ${day}`) ?? 0;
    },
  };
}

function namesOf(unit: string, dimension: string, key: string): readonly TotalName[] {
  if (unit === 'usagersSuivis') return key === 'jour' ? ['usagersSuivis'] : [];
  return (Object.keys(totalSources) as (keyof typeof totalSources)[]).filter((name) => {
    const [ofUnit, ofDimension, ofKey] = totalSources[name];
    return unit === ofUnit && dimension === ofDimension && key === ofKey;
  });
}
