import type { DayRange } from '../../../shared/domain/comptage/period.ts';
import type { LostDay } from '../../data/figures/use-lost-detail.ts';
import { count, formatDate, NBSP } from '../../ui/format.ts';

/** Days named one by one; more would hide the sentence. */
const NAMED = 8;

/** What was lost, and what to do about it; null when nothing was in or beside this period. */
export function lostWords(
  days: readonly LostDay[],
  { from, to }: DayRange,
): { readonly title: string; readonly detail: string; readonly days: readonly string[] } | null {
  if (days.length === 0) return null;
  const here = days.filter(({ day }) => from <= day && day <= to);
  const total = sum(here);
  const elsewhere = sum(days) - total;
  const named = here
    .slice(0, NAMED)
    .map(({ day, visites }) => `${formatDate(day)}${NBSP}: ${count(visites, 'visite', 'visites')}`);
  const more = here.length - named.length;
  return {
    title:
      total === 0
        ? `Rien de perdu dans cette période\u202f; à d’autres dates, ${lost(elsewhere)}.`
        : `${lost(total)}${elsewhere === 0 ? '.' : ` (et ${elsewhere} à d’autres dates).`}`,
    detail: `Le département les compte toujours\u202f; les chiffres de ce poste ne les montrent pas. Si la feuille papier existe encore, redonnez-les avec «${NBSP}Compléter un jour${NBSP}», dans Accueil${NBSP}: elles reprennent leur place sans être comptées deux fois. Sinon, il n’y a rien à faire.`,
    days: more === 0 ? named : [...named, `et ${count(more, 'autre jour', 'autres jours')}`],
  };
}

function lost(visites: number): string {
  return `${count(visites, 'visite', 'visites')} d’avant la restauration, détail perdu`;
}

function sum(days: readonly LostDay[]): number {
  return days.reduce((total, { visites }) => total + visites, 0);
}
