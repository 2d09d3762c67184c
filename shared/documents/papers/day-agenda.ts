import type { LocalDay } from '../../domain/calendar/local-day.ts';
import type { Paper } from '../paper.ts';
import { ofPlace, printCount, printHour, printWeekday, typeset } from '../words.ts';

/** One slot of the day, as the desk knows it. */
export interface AgendaLine {
  /** `09:30` to `10:00`, on the clock of the platform. */
  readonly heure: string;
  readonly fin: string;
  readonly avec: string;
  /** `sur place`, `visio`, `téléphone`. */
  readonly comment: string;
  /** Who comes or the dossier’s reference, as the desk chose; empty when nobody does. */
  readonly qui: string;
  /** `prévu`, `en attente`, `libre`… */
  readonly etat: string;
}

/**
 * The day’s appointments, on the desk’s own sheet: it may name people, and says that it stays there and
 * is destroyed. Pure.
 */
export function dayAgenda({
  site,
  today,
  jour,
  lignes,
}: {
  readonly site: { readonly id: string; readonly name: string };
  readonly today: LocalDay;
  readonly jour: LocalDay;
  readonly lignes: readonly AgendaLine[];
}): Paper {
  return {
    titre: `Rendez-vous du ${printWeekday(jour)}`,
    sousTitres: [
      typeset('Document interne : il reste au poste. À détruire en fin de journée.'),
      printCount(lignes.length, 'créneau', 'créneaux'),
    ],
    langue: 'fr-FR',
    plateforme: `Relais – plateforme ${ofPlace(site.name)}`,
    jour: today,
    mention: 'Peut porter des noms de personnes. À détruire en fin de journée.',
    fichier: `agenda-${site.id}-${jour}.pdf`,
    contenu:
      lignes.length === 0
        ? [{ genre: 'paragraphe', texte: 'Aucun rendez-vous ce jour-là.' }]
        : [
            {
              genre: 'tableau',
              colonnes: [
                { titre: 'Heure', largeur: 84 },
                { titre: 'Avec', largeur: 110 },
                { titre: 'Comment', largeur: 64 },
                { titre: 'Qui', largeur: '*' },
                { titre: 'État', largeur: 66 },
              ],
              lignes: lignes.map(({ heure, fin, avec, comment, qui, etat }) => [
                `${printHour(heure)} – ${printHour(fin)}`,
                typeset(avec),
                comment,
                typeset(qui),
                etat,
              ]),
            },
          ],
  };
}
