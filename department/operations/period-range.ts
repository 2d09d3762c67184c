import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';
import type { Period } from '../../shared/sync/published-figures.ts';

/** The first and last day, both included, of the calendar day, month or year that holds `at`. */
export function toRange(
  period: Period,
  at: LocalDay,
): { readonly from: LocalDay; readonly to: LocalDay } {
  const day = Temporal.PlainDate.from(at);
  switch (period) {
    case 'jour':
      return { from: at, to: at };
    case 'mois':
      return { from: toDay(day.with({ day: 1 })), to: toDay(day.with({ day: day.daysInMonth })) };
    case 'annee':
      return {
        from: toDay(day.with({ month: 1, day: 1 })),
        to: toDay(day.with({ month: 12, day: 31 })),
      };
  }
}

function toDay(day: Temporal.PlainDate): LocalDay {
  return localDaySchema.parse(day.toString());
}
