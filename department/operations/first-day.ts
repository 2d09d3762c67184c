import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';

/** No platform counted with this program before: nothing is asked of an earlier day. */
export const FIRST_DAY = localDaySchema.parse('2000-01-01');
