import type { LocalDay } from '../calendar/local-day.ts';
import type { Id, SiteId } from '../site/identifiers.ts';
import { generateDay, listDemoDays } from './demo-visites.ts';
import type { DemoVisite } from './demo-visites.ts';
import { hashName } from './fnv.ts';

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
    id: nameToId(`${site}|${localDay}|${rank}`),
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

/** An id of the shape of a random one (UUID version 4), the same for the same name. */
function nameToId(name: string): Id {
  const hex = ['a', 'b', 'c', 'd']
    .map((salt) => (hashName(`${salt}|${name}`) >>> 0).toString(16).padStart(8, '0'))
    .join('');
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) & 3);
  // The shape is built here, and tested; twelve thousand parses would be felt.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}` as Id;
}
