import type { LocalDay } from '../../domain/calendar/local-day.ts';
import type { Block, Paper } from '../paper.ts';
import { NBSP, ofPlace, printHour, printMonth, printWeekday, typeset } from '../words.ts';

/** A permanence of the month. */
export interface PosterLine {
  readonly jour: LocalDay;
  /** `09:30` to `12:00`, on the clock of the platform. */
  readonly debut: string;
  readonly fin: string;
  readonly organisme: string;
  /** `sur place`, `visio`. */
  readonly comment: string;
  readonly surRdv: boolean;
}

/** The poster of a month’s permanences, for the door: large, and nothing of anyone. Pure. */
export function permanencesPoster({
  site,
  today,
  mois,
  lignes,
  telephone,
  horaires,
}: {
  readonly site: { readonly id: string; readonly name: string };
  readonly today: LocalDay;
  /** Any day of the month. */
  readonly mois: LocalDay;
  readonly lignes: readonly PosterLine[];
  /** To book; null leaves a line. */
  readonly telephone: string | null;
  /** The platform’s own hours, a line each; empty leaves a line. */
  readonly horaires: readonly string[];
}): Paper {
  const sorted = lignes.toSorted(
    (one, other) =>
      one.jour.localeCompare(other.jour) ||
      one.debut.localeCompare(other.debut) ||
      one.organisme.localeCompare(other.organisme, 'fr'),
  );
  return {
    // Large, it takes two lines: the month and its year stay together.
    titre: `Permanences de ${printMonth(mois).replaceAll(' ', NBSP)}`,
    sousTitres: [`Plateforme ${ofPlace(site.name)}`],
    langue: 'fr-FR',
    corps: 'affiche',
    plateforme: `Relais – plateforme ${ofPlace(site.name)}`,
    jour: today,
    mention: null,
    fichier: `permanences-${site.id}-${mois.slice(0, 7)}.pdf`,
    contenu: [
      ...(sorted.length === 0
        ? [said('Aucune permanence ce mois-ci. Demandez à l’accueil : nous cherchons avec vous.')]
        : [
            {
              genre: 'tableau' as const,
              colonnes: [
                { titre: 'Jour', largeur: 150 },
                { titre: 'Heures', largeur: 104 },
                { titre: 'Avec', largeur: '*' as const },
                { titre: 'Comment', largeur: 100 },
              ],
              lignes: sorted.map(({ jour, debut, fin, organisme, comment, surRdv }) => [
                printWeekday(jour, false),
                `${printHour(debut)} – ${printHour(fin)}`,
                typeset(organisme),
                surRdv ? `${comment}, sur rendez-vous` : comment,
              ]),
            },
          ]),
      { genre: 'intertitre', texte: 'Pour prendre rendez-vous' },
      {
        genre: 'faits',
        faits: [
          { nom: 'Téléphone', valeurs: telephone === null ? [] : [telephone] },
          { nom: 'À l’accueil', valeurs: horaires.map(typeset) },
        ],
      },
    ],
  };
}

function said(texte: string): Block {
  return { genre: 'paragraphe', texte: typeset(texte) };
}
