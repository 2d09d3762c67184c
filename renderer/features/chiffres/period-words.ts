import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Figures } from '../../../shared/domain/comptage/figures.ts';
import type { Comparison, DayRange, Period } from '../../../shared/domain/comptage/period.ts';
import {
  capitalise,
  count,
  formatDate,
  formatDay,
  formatMonth,
  formatNumber,
  NBSP,
} from '../../ui/format.ts';

/** A period as a title: `Novembre 2026`, `Semaine 47, du 16 au 22 novembre 2026`. */
export function periodTitle(period: Period): string {
  switch (period.kind) {
    case 'jour':
      return capitalise(formatDay(period.from));
    case 'semaine':
      return `Semaine ${Temporal.PlainDate.from(period.from).weekOfYear}, ${rangeWords(period)}`;
    case 'mois':
      return capitalise(formatMonth(period.from));
    case 'annee':
      return `Année ${period.from.slice(0, 4)}`;
  }
}

/** Some days in words: `le 12 mai 2026`, `du 11 au 17 mai 2026`, `du 29 décembre 2025 au 4 janvier 2026`. */
export function rangeWords({ from, to }: DayRange): string {
  if (from === to) return `le ${formatDate(from)}`;
  const [first, last] = [formatDate(from), formatDate(to)];
  const [day = '', month = '', year = ''] = first.split(' ');
  const [, lastMonth, lastYear] = last.split(' ');
  if (year !== lastYear) return `du ${first} au ${last}`;
  return month === lastMonth ? `du ${day} au ${last}` : `du ${day} ${month} au ${last}`;
}

/** Whether a period is not over: its figures still grow. */
export function isUnderWay({ from, to }: DayRange, today: LocalDay): boolean {
  return from <= today && today <= to;
}

/** What a period is compared with, in a sentence; `firstDay` is where the entries of the desk begin. */
export function comparisonSentence(
  period: Period,
  compared: Comparison,
  firstDay: LocalDay,
): string {
  if (firstDay > compared.to)
    return `Pas encore de saisie un an plus tôt (${rangeWords(compared)})${NBSP}: rien à comparer.`;
  const incomplete =
    firstDay > compared.from
      ? ` La saisie a commencé le ${formatDate(firstDay)}${NBSP}: la comparaison est incomplète.`
      : '';
  return `${comparedWords(period, compared)}${incomplete}`;
}

function comparedWords(period: Period, compared: Comparison): string {
  if (compared.partial)
    return `Période en cours${NBSP}: comparée à la même partie de l’an dernier, ${rangeWords(compared)}.`;
  switch (period.kind) {
    case 'jour':
      return `Comparé au même jour de l’an dernier, ${rangeWords(compared)}.`;
    case 'semaine':
      return `Comparé à la semaine ${Temporal.PlainDate.from(compared.from).weekOfYear} de l’an dernier, ${rangeWords(compared)}.`;
    case 'mois':
      return `Comparé à ${formatMonth(compared.from)}.`;
    case 'annee':
      return `Comparé à ${compared.from.slice(0, 4)}.`;
  }
}

/** What was counted a year before, where nothing is noted now: `Un an plus tôt : 1 visite, 2 demandes.` */
export function yearBeforeSentence({ visites, demandes }: Pick<Figures, 'visites' | 'demandes'>) {
  const counted = [
    count(visites.total, 'visite', 'visites'),
    count(demandes.total, 'demande', 'demandes'),
  ];
  return `Un an plus tôt${NBSP}: ${counted.join(', ')}.`;
}

/** A difference with its sign: `+12`, `−3`, `=`. */
export function signed(difference: number): string {
  if (difference === 0) return '=';
  return difference > 0 ? `+${formatNumber(difference)}` : formatNumber(difference);
}

/** What a figure was a year before: `1 203 un an plus tôt (+31)`. */
export function beforeWords(now: number, before: number): string {
  return `${formatNumber(before)} un an plus tôt (${signed(now - before)})`;
}
