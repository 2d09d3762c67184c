import type { RegleCalendrier } from '../catalogue/calendrier.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import { between, lastOfMonth, onDay } from './quand.ts';
import type { Quand } from './quand.ts';

/** Every `months` months (1 at least) after the anchor: the first time on that day or later. */
export function nextOccurrence(anchor: LocalDay, months: number, onOrAfter: LocalDay): Quand {
  const from = Temporal.PlainDate.from(anchor);
  const reference = Temporal.PlainDate.from(onOrAfter);
  // Always counted from the anchor: the 31st comes back after a month of 30 days.
  let times = Math.max(
    1,
    Math.floor(from.until(reference, { largestUnit: 'months' }).months / months),
  );
  let due = from.add({ months: months * times });
  while (Temporal.PlainDate.compare(due, reference) < 0) {
    times += 1;
    due = from.add({ months: months * times });
  }
  return onDay(due);
}

/** The window in which a month is declared, as the rule draws it; both days included. */
export function monthlyWindow(
  regle: RegleCalendrier,
  month: Temporal.PlainYearMonth,
): { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate } {
  const { openDay = 1, openDayFebruary = openDay, closeDayNextMonth = 1 } = regle;
  return {
    from: month.toPlainDate({ day: month.month === 2 ? openDayFebruary : openDay }),
    to: month.add({ months: 1 }).toPlainDate({ day: closeDayNextMonth }),
  };
}

/** Each month on that day (the last of a month too short): the first still to come. */
export function nextMonthlyDay(day: number, onOrAfter: LocalDay): Quand {
  const reference = Temporal.PlainDate.from(onOrAfter);
  const due = reference.with({ day });
  return onDay(
    Temporal.PlainDate.compare(due, reference) < 0
      ? reference.with({ day: 1 }).add({ months: 1 }).with({ day })
      : due,
  );
}

/** The same days each year: the first still to come. */
export function nextYearlyDate(monthDays: readonly string[], onOrAfter: LocalDay): Quand | null {
  const reference = Temporal.PlainDate.from(onOrAfter);
  const due = [reference.year, reference.year + 1]
    .flatMap((year) => monthDays.map((monthDay) => dateIn(year, monthDay)))
    .toSorted(Temporal.PlainDate.compare)
    .find((date) => Temporal.PlainDate.compare(date, reference) >= 0);
  return due === undefined ? null : onDay(due);
}

/** The same window each year, over the New Year when it ends before it starts: now, or the next. */
export function nextYearlyWindow(from: string, to: string, onOrAfter: LocalDay): Quand | null {
  const reference = Temporal.PlainDate.from(onOrAfter);
  for (const year of [reference.year - 1, reference.year, reference.year + 1]) {
    const end = dateIn(to < from ? year + 1 : year, to);
    if (Temporal.PlainDate.compare(end, reference) >= 0) return between(dateIn(year, from), end);
  }
  return null;
}

/** The n-th such weekday (Monday 1 … Sunday 7) strictly before a day, 1 being the nearest. */
export function nthWeekdayBefore(day: LocalDay, weekday: number, n: number): Temporal.PlainDate {
  const event = Temporal.PlainDate.from(day);
  const nearest = ((event.dayOfWeek - weekday + 6) % 7) + 1;
  return event.subtract({ days: nearest + 7 * (n - 1) });
}

/** The last day of the month after the one a period ends in. */
export function endOfNextMonth(day: LocalDay): Quand {
  return onDay(lastOfMonth(Temporal.PlainDate.from(day).with({ day: 1 }).add({ months: 1 })));
}

function dateIn(year: number, monthDay: string): Temporal.PlainDate {
  const [month = 1, day = 1] = monthDay.split('-').map(Number);
  return Temporal.PlainDate.from({ year, month, day });
}
