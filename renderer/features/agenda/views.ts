import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { capitalise, formatDay, formatMonth } from '../../ui/format.ts';
import { weekOf } from './words.ts';

/** How the agenda is looked at. */
export type View = 'jour' | 'semaine' | 'mois' | 'permanences';

export const views: readonly { readonly value: View; readonly label: string }[] = [
  { value: 'jour', label: 'Jour' },
  { value: 'semaine', label: 'Semaine' },
  { value: 'mois', label: 'Mois' },
  { value: 'permanences', label: 'Permanences' },
];

/** The day on show after one step of a view: a day, a week or a month, before (-1) or after (1). */
export function stepDay(view: View, day: LocalDay, step: 1 | -1): LocalDay {
  const date = Temporal.PlainDate.from(day);
  const next =
    view === 'mois'
      ? date.add({ months: step })
      : date.add({ days: view === 'semaine' ? 7 * step : step });
  return localDaySchema.parse(next.toString());
}

/** What is on show, as its title says it. */
export function titleOf(view: View, day: LocalDay): string {
  if (view === 'mois') return capitalise(formatMonth(day));
  if (view === 'jour') return capitalise(formatDay(day));
  return `Semaine du ${formatDay(weekOf(day)[0] ?? day)}`;
}
