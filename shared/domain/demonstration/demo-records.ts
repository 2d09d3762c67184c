import type { LocalDay } from '../calendar/local-day.ts';
import type { Id, SiteId } from '../site/identifiers.ts';
import { generateDay, listDemoDays } from './demo-visites.ts';
import type { DemoVisite } from './demo-visites.ts';
import { drawnId } from './drawn-id.ts';

/** A fictitious visite with what makes it a record: its day, and an id that never changes. */
export interface DemoRecord extends DemoVisite {
  readonly id: Id;
  readonly localDay: LocalDay;
}

/**
 * The fictitious visites of a platform on one day, as records. The ids are drawn from the platform,
 * the day and the rank in it, so that an interrupted fill finds its place.
 */
function listDayRecords(site: SiteId, localDay: LocalDay): readonly DemoRecord[] {
  return generateDay(site, localDay).map((visite, rank) => ({
    ...visite,
    localDay,
    id: drawnId(`${site}|${localDay}|${rank}`),
  }));
}

/** Those of the 24 months before `until`, oldest first. */
export function listDemoRecords(site: SiteId, until: LocalDay): readonly DemoRecord[] {
  return listDemoDays(until).flatMap((day) => listDayRecords(site, day));
}

/** The last of those: whoever has it has them all. Null for a platform that invents nothing. */
export function lastDemoRecord(site: SiteId, until: LocalDay): DemoRecord | null {
  for (const day of listDemoDays(until).toReversed()) {
    const last = listDayRecords(site, day).at(-1);
    if (last !== undefined) return last;
  }
  return null;
}
