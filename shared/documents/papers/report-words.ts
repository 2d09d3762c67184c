import type { Comparison, Period } from '../../domain/comptage/period.ts';
import type { LocalDay } from '../../domain/calendar/local-day.ts';
import { printDay, printMonth, printShortMonth, typeset } from '../words.ts';

/** A month or a year: what a rapport d’activité is made for. */
export type ReportPeriod = Period & { readonly kind: 'mois' | 'annee' };

/** The period in a title: `novembre 2026`, `année 2026`. */
export function periodTitle({ kind, from }: ReportPeriod): string {
  return kind === 'mois' ? printMonth(from) : `année ${from.slice(0, 4)}`;
}

/** The period at the head of a column: `nov. 2026`, `2026`. */
export function periodColumn(kind: ReportPeriod['kind'], from: LocalDay): string {
  return kind === 'mois' ? printShortMonth(from) : from.slice(0, 4);
}

/** The period a year before, in a sentence. */
function formerPeriod(kind: ReportPeriod['kind'], from: LocalDay): string {
  return kind === 'mois' ? printMonth(from) : `l’année ${from.slice(0, 4)}`;
}

/** From when to when, and what is missing of the period. */
export function coverage(
  { from, to }: ReportPeriod,
  today: LocalDay,
  since: LocalDay | null,
): string[] {
  const under = today <= to;
  const end = under ? today : to;
  return [
    `Du ${printDay(from)} au ${printDay(to)}.`,
    ...(under ? [`Période en cours : chiffres arrêtés au ${printDay(end)}.`] : []),
    ...(since !== null && since > from
      ? [`Relais compte ici depuis le ${printDay(since)} : rien n’est estimé avant ce jour.`]
      : []),
  ].map(typeset);
}

/** What the figures are compared with, and whether the two can be compared. */
export function comparison(
  kind: ReportPeriod['kind'],
  range: Comparison,
  since: LocalDay | null,
): { readonly sentence: string; readonly fair: boolean } {
  const former = formerPeriod(kind, range.from);
  const days = `du ${printDay(range.from)} au ${printDay(range.to)}`;
  if (since !== null && since > range.from)
    return {
      sentence: typeset(
        `Les chiffres de ${former} commencent le ${printDay(since)} : ils sont donnés sans évolution.`,
      ),
      fair: false,
    };
  return {
    sentence: typeset(
      range.partial ? `Comparé aux mêmes jours un an avant : ${days}.` : `Comparé à ${former}.`,
    ),
    fair: true,
  };
}

/** Why nothing is compared. */
export function noComparison(kind: ReportPeriod['kind'], from: LocalDay): string {
  return typeset(
    `Relais n’a pas de chiffres pour ${formerPeriod(kind, from)} : rien n’est comparé.`,
  );
}

/** How everything here is counted. */
export function method(kind: ReportPeriod['kind']): string[] {
  const when = kind === 'mois' ? 'dans le mois' : 'dans l’année';
  return [
    'Une visite est une personne ou un foyer reçu, sur place, au téléphone ou à distance. Une demande est un besoin exprimé pendant une visite. Un usager suivi est une personne qui a un dossier à la plateforme, comptée une seule fois ' +
      `${when}. Les séances collectives et leurs participants sont comptés à part. Ces unités ne s’additionnent pas.`,
    'Chaque tableau compte une fois chaque demande, chaque visite ou chaque séance ; ce qui n’a pas été dit est sous « non renseigné ». Les parts sont arrondies à l’unité : leur somme peut s’écarter de 100 %.',
    'Ne sont pas comptées les entrées annulées, en attente ou dont la date reste à confirmer. Rien n’est estimé.',
    'De petits nombres peuvent désigner une personne. Ce document ne sort pas de la plateforme ; les chiffres à publier sont ceux du département, qui masquent les petits effectifs.',
  ].map(typeset);
}
