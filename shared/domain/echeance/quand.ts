import { frenchMonths } from '../../kernel/french-months.ts';
import { z } from 'zod';
import type { Confidence } from '../catalogue/fact.ts';
import { localDaySchema, localMonthSchema } from '../calendar/local-day.ts';
import type { LocalDay, LocalMonth, Zone } from '../calendar/local-day.ts';

/**
 * When something falls due: by a day (`heure`, `HH:MM` up to 24:00, when hours are counted from a
 * known one), in
 * a window (both days included), unknown for want of something (`manque`, French), or never dated.
 */
export type Quand =
  | { readonly kind: 'jour'; readonly jour: LocalDay; readonly heure: string | null }
  | { readonly kind: 'fenetre'; readonly du: LocalDay; readonly au: LocalDay }
  | { readonly kind: 'inconnue'; readonly manque: string }
  | { readonly kind: 'sans-date' };

/** What a rule counts from: a day, and its hour (`HH:MM`) when someone knows it. */
export const ancreSchema = z.strictObject({
  jour: localDaySchema,
  heure: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
});
export type Ancre = z.infer<typeof ancreSchema>;

/** Where and when a rule is evaluated. */
export interface EcheanceContext {
  readonly aujourdhui: LocalDay;
  /** The zone hours are counted in: a day of 23 or 25 hours is one. */
  readonly zone: Zone;
  /** The code of the département, for dates that differ by zone; null when it is not known. */
  readonly departement: string | null;
  readonly alsaceMoselle: boolean;
  /** How sure the list of jours fériés is: a date moved by one is no surer. */
  readonly feriesConfidence: Confidence;
}

/** A date found, how sure it is on top of its rule, and what to say of it beside the rule. */
export interface Found {
  readonly quand: Quand;
  readonly confidence?: Confidence;
  readonly detail?: string;
}

export function onDay(date: Temporal.PlainDate, heure: string | null = null): Quand {
  return { kind: 'jour', jour: dateToDay(date), heure };
}

/** From a day to another, both included; a single day when they are the same. */
export function between(from: Temporal.PlainDate, to: Temporal.PlainDate): Quand {
  return from.equals(to)
    ? onDay(from)
    : { kind: 'fenetre', du: dateToDay(from), au: dateToDay(to) };
}

export function unknown(manque: string): Found {
  return { quand: { kind: 'inconnue', manque } };
}

/** A date as a local day; one past what a day can be written with (years 0 to 9999) stops there. */
export function dateToDay(date: Temporal.PlainDate): LocalDay {
  if (date.year > 9999) return localDaySchema.parse('9999-12-31');
  return localDaySchema.parse(date.year < 0 ? '0000-01-01' : date.toString());
}

export function monthOf(date: Temporal.PlainDate): LocalMonth {
  return localMonthSchema.parse(date.toPlainYearMonth().toString());
}

export function lastOfMonth(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.with({ day: date.daysInMonth });
}

/** A day in French: `1er mars 2027`. */
export function dayInWords(day: LocalDay): string {
  const date = Temporal.PlainDate.from(day);
  const month = frenchMonths[date.month - 1] ?? '';
  return `${date.day === 1 ? '1er' : String(date.day)} ${month} ${String(date.year)}`;
}
