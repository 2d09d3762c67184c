import { localDaySchema } from '../domain/calendar/local-day.ts';
import type { LocalDay } from '../domain/calendar/local-day.ts';

/** Calendar years whose documents a département keeps, the one under way included. */
const YEARS_KEPT = 10;

/**
 * The first day whose documents are kept, seen from `today`: a desk sends nothing of before. A
 * département lets go of those, and refuses them when they come again: their sums by month are there,
 * and would be added to a second time (decision 31).
 */
export function firstKeptDay(today: LocalDay): LocalDay {
  const year = Temporal.PlainDate.from(today).year - YEARS_KEPT + 1;
  return localDaySchema.parse(`${String(year).padStart(4, '0')}-01-01`);
}
