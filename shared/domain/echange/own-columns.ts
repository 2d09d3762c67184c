import type { Champ } from './champ.ts';
import type { SheetColumn } from './sheet.ts';

/** A column of our own export, and what it is read back as (null: it only helps whoever reads). */
export interface OwnColumn extends SheetColumn {
  readonly champ: Champ | null;
}

const text = (header: string, champ: Champ | null, width: number): OwnColumn => ({
  header,
  champ,
  width,
  kind: 'texte',
});
const number = (header: string, champ: Champ | null, width: number): OwnColumn => ({
  header,
  champ,
  width,
  kind: 'nombre',
});

/**
 * The columns of the export of entries, in order; one line a demande. They are a format: files of
 * before are read back by these headers, so a column may be added, never renamed. The lines of one
 * visite carry the same reference, and what belongs to the visite is repeated on each. A collective
 * session is one line, with a reference of its own and none of a visite. Heure is whole
 * (0–23); durée in minutes; words are those of the screens, codes those of the INSEE and of the
 * catalogue. There is no name, no note, no author.
 */
export const ownColumns = [
  text('Référence de la visite', 'reference', 38),
  number('Demande n°', null, 11),
  { ...text('Date', 'date', 12), kind: 'jour' },
  number('Heure', 'heure', 8),
  text('Canal', 'canal', 22),
  text('Thème du rapport', 'theme', 40),
  text('Opérateur', 'operateur', 20),
  text('Démarche', null, 32),
  text('Code de la démarche', 'demarche', 26),
  text('Nature de l’aide', 'nature', 26),
  number('Durée (minutes)', 'duree', 14),
  text('Issue', 'issue', 20),
  text('Destination de l’orientation', 'destination', 28),
  text('Autonomie numérique', 'autonomie', 20),
  text('Tranche d’âge', 'age', 16),
  text('Code INSEE de la commune', 'commune', 14),
  text('Nom de la commune', null, 24),
  text('Première venue', 'premiereVenue', 14),
  number('Personnes du foyer', 'foyer', 12),
  text('Usager suivi', 'usagerSuivi', 22),
  text('État de la visite', 'etat', 16),
  text('Référence de la séance collective', 'seance', 38),
  text('Type de séance', 'typeSeance', 24),
  text('Titre de la séance', 'titreSeance', 36),
  number('Participants', 'participants', 12),
] as const satisfies readonly OwnColumn[];

/** How the firsts of an usager suivi are said in the export; null for an anonymous visite. */
export const suiviLabels = {
  aucune: 'suivi',
  jour: 'première du jour',
  mois: 'première du mois',
  annee: 'première de l’année',
} as const;

/** How the state of a visite is said in the export. */
export const etatLabels = {
  valide: 'comptée',
  annulee: 'annulée',
  'en-attente': 'à garder',
  'a-dater': 'à dater',
} as const;
