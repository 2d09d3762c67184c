import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';

/** This version of the program. */
export const PROGRAM_VERSION = '0.1.0';

/** No honest clock is before the year this version was released in: a dead battery says 2010. */
export const RELEASED_ON = localDaySchema.parse('2026-01-01');
