import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Format } from '../../../shared/domain/echange/mapping.ts';
import type { PlanSummary } from '../../../shared/domain/echange/planned-entry.ts';
import type { ImportCounts, ImportForecast, UnitCounts } from '../../data/imports/run-import.ts';
import { count, formatDate } from '../../ui/format.ts';

/** What is said of where the reading of the columns comes from. */
export const formatSentences: Readonly<Record<Format, string>> = {
  relais: 'C’est un export de Relais\u00a0: ses colonnes sont reconnues.',
  coop: 'C’est un export de La Coop de la médiation numérique\u00a0: ses colonnes sont reconnues.',
  souvenir: 'Un fichier aux mêmes colonnes a déjà été importé\u00a0: elles sont lues comme alors.',
  libre: 'Dites ce que contient chaque colonne\u202f; les autres ne sont pas lues.',
};

/** What an import would leave out, a sentence each. */
export function leftOut(summary: PlanSummary): readonly string[] {
  return [
    [summary.lignesEcartees, 'ligne écartée, avec une erreur', 'lignes écartées, avec une erreur'],
    [summary.nonComptees, 'ligne annulée ou sans date sûre', 'lignes annulées ou sans date sûre'],
    [summary.ateliers, 'participation à un atelier', 'participations à des ateliers'],
    [summary.motsVides, 'mot non reconnu, laissé vide', 'mots non reconnus, laissés vides'],
  ].flatMap(([value, one, many]) =>
    value === 0 ? [] : [count(Number(value), String(one), String(many))],
  );
}

/** What an import did, or would do, to this desk, each unit apart. */
export function addedSentence({ visite, seance }: ImportCounts): string {
  const seances = unitWords(seance);
  return [
    `visites\u00a0: ${unitWords(visite)}`,
    ...(sum(seance) === 0 ? [] : [`séances collectives\u00a0: ${seances}`]),
  ].join('\u202f; ');
}

/** What an import would write of before the days the département keeps. */
export function unsentSentence({ jours, depuis }: ImportForecast['nonEnvoyees']): string {
  const days = count(jours, 'journée', 'journées');
  const [are, stay, sent] =
    jours < 2 ? ['est', 'elle restera', 'envoyée'] : ['sont', 'elles resteront', 'envoyées'];
  return `le département garde dix années civiles, et ${days} de ce fichier ${are} d’avant le ${formatDate(depuis)}\u00a0: ${stay} sur ce poste, dans ses chiffres, sans lui être ${sent}. Donnez-en le total à la coordination, qui le déclare.`;
}

/** The entries of both units, as a person counts them. */
export function entriesWords(visites: number, seances: number): string {
  const both = [
    ...(visites > 0 || seances === 0 ? [count(visites, 'visite', 'visites')] : []),
    ...(seances > 0 ? [count(seances, 'séance collective', 'séances collectives')] : []),
  ];
  return both.join(' et ');
}

function sum({ nouvelles, ramenees, dejaLa }: UnitCounts): number {
  return nouvelles + ramenees + dejaLa;
}

function unitWords({ nouvelles, ramenees, dejaLa }: UnitCounts): string {
  const parts = [
    count(nouvelles, 'nouvelle', 'nouvelles'),
    ...(ramenees === 0 ? [] : [count(ramenees, 'remise', 'remises')]),
    ...(dejaLa === 0
      ? []
      : [count(dejaLa, 'déjà là, laissée comme elle est', 'déjà là, laissées comme elles sont')]),
  ];
  return parts.join(', ');
}

/** What undoing an import does, on its button. */
export function undoWords(visites: number, seances: number): string {
  const possessive = visites + seances === 1 ? 'sa' : 'ses';
  const words = entriesWords(visites, seances);
  return `Retirer ${possessive} ${visites + seances === 1 ? words.slice(2) : words} des chiffres`;
}

/** Some days, both included, in words. */
export function daysSentence(from: LocalDay, to: LocalDay): string {
  return from === to ? `le ${formatDate(from)}` : `du ${formatDate(from)} au ${formatDate(to)}`;
}

/** Whether a column most likely names someone: its values are not shown. */
export function isPersonal(header: string): boolean {
  return /nom|pr[ée]nom|b[ée]n[ée]ficiaire|usager|t[ée]l|mail|courriel|adresse|naissance|note|commentaire|observation/i.test(
    header,
  );
}
