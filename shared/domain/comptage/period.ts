import { z } from 'zod';
import { localDaySchema } from '../calendar/local-day.ts';
import type { LocalDay } from '../calendar/local-day.ts';

/** The calendar periods figures are given for; a week begins on Monday (ISO 8601). */
export const periodKindSchema = z.enum(['jour', 'semaine', 'mois', 'annee']);
export type PeriodKind = z.infer<typeof periodKindSchema>;

/** Some days, both included. */
export interface DayRange {
  readonly from: LocalDay;
  readonly to: LocalDay;
}

/** A whole day, week, month or year. */
export interface Period extends DayRange {
  readonly kind: PeriodKind;
}

/** The period of a kind that holds a day. */
export function periodOf(kind: PeriodKind, day: LocalDay): Period {
  const date = Temporal.PlainDate.from(day);
  const from = firstDate(kind, date);
  return range(kind, from, from.add(steps[kind]).subtract({ days: 1 }));
}

/** The period of the same kind right before (-1) or after (1). */
export function neighbourPeriod({ kind, from, to }: Period, step: -1 | 1): Period {
  const date = Temporal.PlainDate.from(step === 1 ? to : from);
  return periodOf(kind, toDay(date.add({ days: step })));
}

/** How many days a range holds. */
export function countDays({ from, to }: DayRange): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days + 1;
}

/**
 * The same period a year before: the same date (28 February for the 29th), the same ISO week of the
 * ISO year before (its last one when that year has no week 53), the same month, the year before.
 */
export function lastYearPeriod({ kind, from }: Period): Period {
  const date = Temporal.PlainDate.from(from);
  if (kind !== 'semaine') return periodOf(kind, toDay(date.subtract({ years: 1 })));
  // A Monday always has a week and a year of the ISO calendar; its Thursday is in that year.
  const { weekOfYear = 1, yearOfWeek = date.year } = date;
  // 4 January is always in week 1, 28 December always in the last one.
  const first = firstDate('semaine', new Temporal.PlainDate(yearOfWeek - 1, 1, 4));
  const last = firstDate('semaine', new Temporal.PlainDate(yearOfWeek - 1, 12, 28));
  const same = first.add({ weeks: weekOfYear - 1 });
  return periodOf(kind, toDay(Temporal.PlainDate.compare(same, last) > 0 ? last : same));
}

/** What a period is compared with. */
export interface Comparison extends DayRange {
  /** Whether it is a part of the year before’s period, as `today` is within this one. */
  readonly partial: boolean;
}

/**
 * What a period is compared with: the same one a year before, or, while the period is under way, as
 * much of it as has elapsed: to the same weekday of a week, the same date of a month or a year (the
 * last of the month where it has no such date). A day is compared with a whole day.
 */
export function comparedRange(period: Period, today: LocalDay): Comparison {
  const before = lastYearPeriod(period);
  const { kind, from, to } = period;
  if (kind === 'jour' || today < from || today >= to)
    return { from: before.from, to: before.to, partial: false };
  const start = Temporal.PlainDate.from(before.from);
  const date = Temporal.PlainDate.from(today);
  const end =
    kind === 'semaine'
      ? start.add({ days: date.dayOfWeek - 1 })
      : kind === 'mois'
        ? start.with({ day: date.day })
        : date.subtract({ years: 1 });
  return { from: before.from, to: toDay(end), partial: toDay(end) !== before.to };
}

const steps = {
  jour: { days: 1 },
  semaine: { weeks: 1 },
  mois: { months: 1 },
  annee: { years: 1 },
} as const satisfies Record<PeriodKind, Temporal.DurationLike>;

function firstDate(kind: PeriodKind, date: Temporal.PlainDate): Temporal.PlainDate {
  switch (kind) {
    case 'jour':
      return date;
    case 'semaine':
      return date.subtract({ days: date.dayOfWeek - 1 });
    case 'mois':
      return date.with({ day: 1 });
    case 'annee':
      return date.with({ month: 1, day: 1 });
  }
}

function range(kind: PeriodKind, from: Temporal.PlainDate, to: Temporal.PlainDate): Period {
  return { kind, from: toDay(from), to: toDay(to) };
}

function toDay(date: Temporal.PlainDate): LocalDay {
  return localDaySchema.parse(date.toString());
}
