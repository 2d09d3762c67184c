import type { LocalDay } from '../domain/calendar/local-day.ts';
import { frenchMonths } from '../kernel/french-months.ts';

/**
 * No-break space. Paper uses it between thousands too: the paper’s typeface has no narrow one
 * (U+202F), and an absent character prints as a box.
 */
export const NBSP = '\u00a0';

/** A whole number as printed: `18 300`. */
export function printNumber(value: number): string {
  return Math.trunc(value)
    .toString()
    .replaceAll(/\B(?=(\d{3})+$)/g, NBSP);
}

/**
 * The share of a part in a whole, to the nearest percent: `12 %`. A dash when there is no whole, and
 * `< 1 %` for what is little but not nothing.
 */
export function printShare(part: number, whole: number): string {
  if (whole === 0) return '–';
  const percent = Math.round((100 * part) / whole);
  return percent === 0 && part > 0 ? `<${NBSP}1${NBSP}%` : `${percent}${NBSP}%`;
}

/** How a number moved, to the nearest percent: `+12 %`, `−3 %`; null when it started from nothing. */
export function printChange(now: number, before: number): string | null {
  if (before === 0) return null;
  const percent = Math.round((100 * (now - before)) / before);
  const sign = percent > 0 ? '+' : percent < 0 ? '−' : '';
  return `${sign}${printNumber(Math.abs(percent))}${NBSP}%`;
}

/** A number and its noun: `1 visite`, `2 visites` (French plurals begin at two). */
export function printCount(value: number, one: string, many: string): string {
  return `${printNumber(value)}${NBSP}${value < 2 ? one : many}`;
}

/** A day: `1er mars 2026`. */
export function printDay(day: LocalDay): string {
  const { year, month, day: rank } = Temporal.PlainDate.from(day);
  return `${rank === 1 ? '1er' : rank}${NBSP}${frenchMonths[month - 1]} ${year}`;
}

/** A month from any of its days: `novembre 2026`. */
export function printMonth(day: LocalDay): string {
  const { year, month } = Temporal.PlainDate.from(day);
  return `${frenchMonths[month - 1]} ${year}`;
}

/** `de Marvejols`, `d’Aumont`, `du Massegros`, `des Vans`: a platform’s name after *plateforme*. */
export function ofPlace(name: string): string {
  if (/^le /i.test(name)) return `du ${name.slice(3)}`;
  if (/^les /i.test(name)) return `des ${name.slice(4)}`;
  return /^[aeiouyhéèêàâîôûœ]/i.test(name) ? `d’${name}` : `de ${name}`;
}

const shortMonths = [
  'janv.',
  'févr.',
  'mars',
  'avr.',
  'mai',
  'juin',
  'juil.',
  'août',
  'sept.',
  'oct.',
  'nov.',
  'déc.',
] as const;

/** A month from any of its days, for the head of a column: `nov. 2026`. */
export function printShortMonth(day: LocalDay): string {
  const { year, month } = Temporal.PlainDate.from(day);
  return `${shortMonths[month - 1]}${NBSP}${year}`;
}

/** Minutes as people say them: `45 min`, `3 h`, `12 h 05`. */
export function printMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}${NBSP}min`;
  const whole = `${printNumber(hours)}${NBSP}h`;
  return rest === 0 ? whole : `${whole}${NBSP}${rest.toString().padStart(2, '0')}`;
}

/** A text with the no-break spaces of French: before `: ; ! ? » % €`, after `«`, between thousands. */
export function typeset(text: string): string {
  return text.replaceAll(/(?<=\d) (?=\d{3}\b)| (?=[:;!?»%€])/g, NBSP).replaceAll('« ', `«${NBSP}`);
}

const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;

/** A day with its name: `mardi 1er décembre 2026`, without its year when the paper says it. */
export function printWeekday(day: LocalDay, withYear = true): string {
  const { dayOfWeek } = Temporal.PlainDate.from(day);
  const date = printDay(day);
  return `${weekdays[dayOfWeek - 1]} ${withYear ? date : date.slice(0, -5)}`;
}

/** An hour of the clock: `9 h`, `14 h 30` from `14:30`. */
export function printHour(hour: string): string {
  const [hours = '', minutes = ''] = hour.split(':');
  const whole = `${Number(hours)}${NBSP}h`;
  return minutes === '00' || minutes === '' ? whole : `${whole}${NBSP}${minutes}`;
}
