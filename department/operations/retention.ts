import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';

/** No platform counted with this program before: nothing is asked of an earlier day. */
export const FIRST_DAY = localDaySchema.parse('2000-01-01');

/** Calendar years whose documents are kept, the one under way included; sums by month are kept for good. */
const YEARS_KEPT = 10;

/**
 * The first day whose documents are kept. Those of before are let go of, and refused when they come
 * again: their sums by month are there, and would be added to a second time.
 */
export function firstKeptDay(today: LocalDay): LocalDay {
  const year = Temporal.PlainDate.from(today).year - YEARS_KEPT + 1;
  return localDaySchema.parse(`${String(year).padStart(4, '0')}-01-01`);
}
