import { frenchMonths } from '../../shared/kernel/french-months.ts';

/** No-break space (U+00A0): between a figure and its unit, before a colon, inside guillemets. */
export const NBSP = '\u00a0';

/** Narrow no-break space (U+202F). */
const NARROW_NBSP = '\u202f';

const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;

/** A whole number the French way: `18 300` with a narrow no-break space between thousands. */
export function formatNumber(value: number): string {
  const digits = Math.abs(Math.trunc(value)).toString();
  const grouped = digits.replaceAll(/\B(?=(\d{3})+$)/g, NARROW_NBSP);
  return value <= -1 ? `\u2212${grouped}` : grouped;
}

/** A number with its noun: `0 visite`, `1 visite`, `2 visites` (French plurals begin at two). */
export function count(value: number, one: string, many: string): string {
  return `${formatNumber(value)}${NBSP}${Math.abs(value) < 2 ? one : many}`;
}

/** A size as people read one: `12 ko`, `3,4 Mo`, `15 Go`. */
export function formatBytes(bytes: number): string {
  const [unit, size] =
    bytes >= 1e9 ? ['Go', bytes / 1e9] : bytes >= 1e6 ? ['Mo', bytes / 1e6] : ['ko', bytes / 1e3];
  const rounded = size < 10 && unit !== 'ko' ? Math.round(size * 10) / 10 : Math.ceil(size);
  return `${rounded.toString().replace('.', ',')}${NBSP}${unit}`;
}

/** The share of a part in a whole, to the nearest whole percent: `12 %`; a dash when there is no whole. */
export function formatShare(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((part / whole) * 100)}${NBSP}%`;
}

/** A calendar day (`YYYY-MM-DD`) in full: `samedi 21 novembre 2026`, `dimanche 1er mars 2026`. */
export function formatDay(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return `${weekdays[date.dayOfWeek - 1]} ${formatDayOfMonth(date)} ${date.year}`;
}

/** A calendar day without its weekday: `21 novembre 2026`. */
export function formatDate(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return `${formatDayOfMonth(date)} ${date.year}`;
}

/** The month that holds a day or a month (`YYYY-MM-DD` or `YYYY-MM`): `novembre 2026`. */
export function formatMonth(dayOrMonth: string): string {
  const month = Temporal.PlainYearMonth.from(dayOrMonth.slice(0, 7));
  return `${frenchMonths[month.month - 1]} ${month.year}`;
}

/** A time of day: `9 h 05`, with no-break spaces. Any Temporal value with a clock time fits. */
export function formatHour(time: { readonly hour: number; readonly minute: number }): string {
  return `${time.hour}${NBSP}h${NBSP}${time.minute.toString().padStart(2, '0')}`;
}

/**
 * An instant (ISO 8601) as people say it in a time zone, seen from `now`: `aujourd’hui à 9 h 05`,
 * `hier à 17 h 40`, `le 12 novembre 2026 à 9 h 05`.
 */
export function formatMoment(instant: string, now: string, zone: string): string {
  const moment = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate();
  const day = moment.toPlainDate();
  const hour = formatHour(moment);
  if (day.equals(today)) return `aujourd’hui à ${hour}`;
  if (day.equals(today.subtract({ days: 1 }))) return `hier à ${hour}`;
  return `le ${formatInstant(instant, zone)}`;
}

/** An instant (ISO 8601) that reads right whenever it is read: `21 novembre 2026 à 9 h 05`. */
export function formatInstant(instant: string, zone: string): string {
  const moment = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return `${formatDate(moment.toPlainDate().toString())} à ${formatHour(moment)}`;
}

/** A text with its first letter as a capital. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function formatDayOfMonth(date: Temporal.PlainDate): string {
  return `${date.day === 1 ? '1er' : date.day} ${frenchMonths[date.month - 1]}`;
}
