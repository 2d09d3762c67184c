import { zoneSchema } from '../../../shared/domain/calendar/local-day.ts';
import type { Zone } from '../../../shared/domain/calendar/local-day.ts';

/** The zone this computer says it is in: before a desk is installed, the only one there is. */
export function browserZone(): Zone {
  return zoneSchema.parse(new Intl.DateTimeFormat().resolvedOptions().timeZone);
}
