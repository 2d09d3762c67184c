import { dayToMonth } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { addVisiteToMonth, blankMonthCounts } from '../../../shared/domain/comptage/count-month.ts';
import { countVisites } from '../../../shared/domain/comptage/count-visites.ts';
import { COUNT_SCHEMA_VERSION } from '../../../shared/domain/comptage/day-document.ts';
import type { DayDocument } from '../../../shared/domain/comptage/day-document.ts';
import type { MonthCounts, MonthDocument } from '../../../shared/domain/comptage/month-document.ts';
import { generateDay, listDemoDays } from '../../../shared/domain/demonstration/demo-visites.ts';
import type { DemoVisite } from '../../../shared/domain/demonstration/demo-visites.ts';
import type { DeskLetter, SiteId } from '../../../shared/domain/site/identifiers.ts';

/**
 * The documents an invented desk sends of the 24 months before `until`: those of its days with visites,
 * oldest first, then those of its months that were over; revisions from 1 on. The same, byte for byte,
 * each time they are made.
 */
export function createDemoDocuments(
  site: SiteId,
  desk: DeskLetter,
  until: LocalDay,
): readonly (DayDocument | MonthDocument)[] {
  const past = listDemoDays(until)
    .map((day) => ({ day, visites: generateDay(site, day) }))
    .filter(({ visites }) => visites.length > 0);
  const days = past.map(
    ({ day, visites }) =>
      ({ kind: 'jour', day, counts: countVisites(visites.map(({ clear }) => clear)) }) as const,
  );
  const underWay = dayToMonth(until);
  const months = [...Map.groupBy(past, ({ day }) => dayToMonth(day))]
    .filter(([month]) => month < underWay)
    .map(
      ([month, those]) =>
        ({ kind: 'mois', month, counts: countMonth(those.flatMap((day) => day.visites)) }) as const,
    );
  const head = {
    version: COUNT_SCHEMA_VERSION,
    provenance: 'fictif',
    site,
    desk,
    epoch: 0,
  } as const;
  return [...days, ...months].map((one, index) => ({ ...head, ...one, rev: index + 1 }));
}

function countMonth(visites: readonly DemoVisite[]): MonthCounts {
  const counts = blankMonthCounts();
  for (const { clear, details } of visites) addVisiteToMonth(counts, clear, details);
  return counts;
}
