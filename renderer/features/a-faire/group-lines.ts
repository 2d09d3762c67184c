import { addDays } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { AFaireLine, Groupe } from './a-faire-line.ts';

/** Days after today that are still this week: seven days from now, whatever day it is. */
const WEEK_DAYS = 6;

/** The groups in their order, as shown and printed. */
export const groupeLabels: Readonly<Record<Groupe, string>> = {
  retard: 'En retard',
  aujourdhui: 'Aujourd’hui',
  semaine: 'Cette semaine',
  'plus-tard': 'Plus tard',
  'sans-urgence': 'Sans urgence',
};

/** The lines of each group, the soonest first. */
export function groupLines(
  lines: readonly AFaireLine[],
  today: LocalDay,
): Readonly<Record<Groupe, readonly AFaireLine[]>> {
  const groups = Map.groupBy(lines.toSorted(soonestFirst), ({ jour }) => groupOf(jour, today));
  const of = (groupe: Groupe) => groups.get(groupe) ?? [];
  return {
    retard: of('retard'),
    aujourdhui: of('aujourdhui'),
    semaine: of('semaine'),
    'plus-tard': of('plus-tard'),
    'sans-urgence': of('sans-urgence'),
  };
}

/** How many lines are late or of today: what the badge says. */
export function countPressing(lines: readonly AFaireLine[], today: LocalDay): number {
  return lines.filter(({ jour }) => jour !== null && jour <= today).length;
}

function groupOf(jour: LocalDay | null, today: LocalDay): Groupe {
  if (jour === null) return 'sans-urgence';
  if (jour < today) return 'retard';
  if (jour === today) return 'aujourdhui';
  return jour <= addDays(today, WEEK_DAYS) ? 'semaine' : 'plus-tard';
}

function soonestFirst(a: AFaireLine, b: AFaireLine): number {
  return (a.jour ?? '9999').localeCompare(b.jour ?? '9999') || a.key.localeCompare(b.key);
}
