import { instantToLocal, localDaySchema } from '../calendar/local-day.ts';
import type { LocalDay, Zone } from '../calendar/local-day.ts';
import { quoted, read, unreadable } from './reading.ts';
import type { Reading } from './reading.ts';

/** No desk logged anything before: an older date is a mistyped one. */
const FIRST_YEAR = 1990;

/** A day, with the hour and the minute when the cell says them. */
export interface Moment {
  readonly day: LocalDay;
  readonly time: ClockTime | null;
}

/** A time of day; `minute` is null when only the hour is known. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number | null;
}

/**
 * A date of a file: `21/11/2026`, `21-11-26`, `2026-11-21`, with a time after it or not; or an
 * instant (`2026-11-21T08:05:00Z`), told in the platform’s zone. `today` is the last day accepted.
 */
export function readMoment(text: string, zone: Zone, today: LocalDay): Reading<Moment> {
  const typed = text.trim();
  if (typed === '') return read<Moment>(null);
  const moment = parseInstant(typed, zone) ?? parseFrench(typed) ?? parseIso(typed);
  if (moment === null)
    return unreadable(`${quoted(typed)} n’est pas une date. Écrivez-la JJ/MM/AAAA.`);
  if (moment.day > today)
    return unreadable(`${quoted(typed)} n’est pas encore arrivé\u00a0: la date est à corriger.`);
  if (Number(moment.day.slice(0, 4)) < FIRST_YEAR)
    return unreadable(`${quoted(typed)} est avant ${FIRST_YEAR}\u00a0: la date est à corriger.`);
  return read(moment);
}

/** A time of day of a file: `9`, `9h`, `9 h 05`, `09:05`, `09:05:00`. */
export function readTime(text: string): Reading<ClockTime> {
  const typed = text.trim();
  if (typed === '') return read<ClockTime>(null);
  const time = parseTime(typed);
  return time === null
    ? unreadable(`${quoted(typed)} n’est pas une heure. Écrivez-la 9 h 05 ou 09:05.`)
    : read(time);
}

function parseInstant(text: string, zone: Zone): Moment | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text))
    return null;
  try {
    const instant = Temporal.Instant.from(text);
    const { day, hour } = instantToLocal(instant, zone);
    return { day, time: { hour, minute: instant.toZonedDateTimeISO(zone).minute } };
  } catch {
    return null;
  }
}

function parseFrench(text: string): Moment | null {
  const parts = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?:[ T,à]+(.+))?$/.exec(text);
  if (parts === null) return null;
  const [, day = '', month = '', year = '', time] = parts;
  return toMoment(year.length === 2 ? `20${year}` : year, month, day, time);
}

function parseIso(text: string): Moment | null {
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]+(.+))?$/.exec(text);
  if (parts === null) return null;
  const [, year = '', month = '', day = '', time] = parts;
  return toMoment(year, month, day, time);
}

function toMoment(
  year: string,
  month: string,
  day: string,
  time: string | undefined,
): Moment | null {
  const parsed = localDaySchema.safeParse(
    `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
  if (!parsed.success) return null;
  if (time === undefined) return { day: parsed.data, time: null };
  const clock = parseTime(time);
  if (clock === null) return null;
  // Midnight is how spreadsheets write a day without its hour.
  return { day: parsed.data, time: clock.hour === 0 && clock.minute === 0 ? null : clock };
}

function parseTime(text: string): ClockTime | null {
  const parts =
    /^(\d{1,2})(?:\s*(?:h|:|heures?)\s*(\d{1,2})?(?:\s*:\s*\d{1,2}(?:\.\d+)?)?)?$/i.exec(
      text.trim(),
    );
  if (parts === null) return null;
  const hour = Number(parts[1]);
  const minute = parts[2] === undefined ? null : Number(parts[2]);
  return hour > 23 || (minute ?? 0) > 59 ? null : { hour, minute };
}
