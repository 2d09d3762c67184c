import { countVisites } from '../../../shared/domain/comptage/count-visites.ts';
import { COUNT_SCHEMA_VERSION } from '../../../shared/domain/comptage/day-document.ts';
import type { DayDocument } from '../../../shared/domain/comptage/day-document.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { generateDay, listDemoDays } from '../../../shared/domain/demonstration/demo-visites.ts';
import type { DeskLetter, SiteId } from '../../../shared/domain/site/identifiers.ts';

/**
 * The day documents an invented desk sends: one for each day with visites of the 24 months before
 * `until`, oldest first, revisions from 1 on. The same, byte for byte, each time they are made.
 */
export function createDemoDocuments(
  site: SiteId,
  desk: DeskLetter,
  until: LocalDay,
): readonly DayDocument[] {
  return listDemoDays(until)
    .map((day) => ({ day, visites: generateDay(site, day) }))
    .filter(({ visites }) => visites.length > 0)
    .map(({ day, visites }, index) => ({
      kind: 'jour',
      version: COUNT_SCHEMA_VERSION,
      provenance: 'fictif',
      site,
      desk,
      day,
      epoch: 0,
      rev: index + 1,
      counts: countVisites(visites.map(({ clear }) => clear)),
    }));
}
