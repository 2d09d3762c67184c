import { natureKeys } from '../../domain/saisie/favori-keys.ts';
import { canalLabels, canalSchema } from '../../domain/vocabulary/canal.ts';
import type { Canal } from '../../domain/vocabulary/canal.ts';
import {
  issueLabels,
  issueSchema,
  natureLabels,
  natureSchema,
} from '../../domain/vocabulary/demande-details.ts';
import type { Issue } from '../../domain/vocabulary/demande-details.ts';
import { themeLabels, themeSchema } from '../../domain/vocabulary/theme.ts';
import { NBSP, ofPlace, typeset } from '../words.ts';
import type { Paper } from '../paper.ts';

/**
 * Letters to write by hand: the first of the word where it is free, never O nor Q (read as zero). The
 * natures have those of the keyboard.
 */
const canalCodes: Readonly<Record<Canal, string>> = {
  'accueil-spontane': 'A',
  'sur-rendez-vous': 'R',
  telephone: 'T',
  courriel: 'M',
  courrier: 'C',
  'visio-sur-place': 'V',
  'visio-a-distance': 'D',
  domicile: 'H',
  exterieur: 'E',
  tiers: 'X',
};

const issueCodes: Readonly<Record<Issue, string>> = {
  'traite-sur-place': 'T',
  'dossier-en-cours': 'D',
  'rdv-pris': 'R',
  oriente: 'V',
  'sans-suite': 'N',
};

/** What fits on one A4 page with its legend, at a height that can be written in. */
const LINES = 26;
const LINE_HEIGHT = 17.6;

/**
 * The blank day sheet, for a power cut: one line a demande, codes to write, three totals, and where to
 * copy it back. It asks for nobody’s name.
 */
export function daySheet(site: { readonly id: string; readonly name: string }): Paper {
  return {
    titre: 'Feuille du jour',
    sousTitres: [],
    langue: 'fr-FR',
    plateforme: `Relais – plateforme ${ofPlace(site.name)}`,
    jour: null,
    mention: 'N’écrivez ni nom ni numéro de personne. Une fois recopiée, détruisez cette feuille.',
    fichier: `feuille-du-jour-${site.id}.pdf`,
    contenu: [
      {
        genre: 'champs',
        champs: [
          { nom: `Jour${NBSP}:`, largeur: 200 },
          { nom: `Poste${NBSP}:`, largeur: 100 },
          { nom: `Feuille n°${NBSP}:`, largeur: 90 },
          { nom: `sur${NBSP}:`, largeur: 70 },
        ],
      },
      {
        genre: 'note',
        textes: [
          'Une ligne par demande. Plusieurs demandes pendant la même visite : l’heure sur la première ligne seulement. Cochez « suivi » si la personne a un dossier ici. À recopier dans Relais : Accueil, bouton « Compléter un jour ».',
        ].map(typeset),
      },
      {
        genre: 'grille',
        lignes: LINES,
        hauteur: LINE_HEIGHT,
        colonnes: [
          { titre: 'Heure', largeur: 44 },
          { titre: 'Canal', largeur: 34 },
          { titre: 'Thème ou opérateur', largeur: 118 },
          { titre: 'Démarche', largeur: '*' },
          { titre: 'Nature', largeur: 37 },
          { titre: 'Minutes', largeur: 42 },
          { titre: 'Issue', largeur: 34 },
          { titre: 'Suivi', largeur: 30, case: true },
        ],
      },
      {
        genre: 'totaux',
        totaux: [
          { nom: 'Visites', aide: '(lignes qui ont une heure)' },
          { nom: 'Demandes', aide: '(lignes remplies)' },
          { nom: 'Usagers suivis', aide: '(cases cochées)' },
        ],
      },
      {
        genre: 'codes',
        groupes: [
          { titre: 'Canal', codes: legend(canalSchema.options, canalCodes, canalLabels) },
          { titre: 'Thème', codes: themeSchema.options.map((code) => [code, themeLabels[code]]) },
          { titre: 'Nature', codes: legend(natureSchema.options, natureKeys, natureLabels) },
          { titre: 'Issue', codes: legend(issueSchema.options, issueCodes, issueLabels) },
        ],
      },
    ],
  };
}

/** The codes of a vocabulary, in its order, with its own labels. */
function legend<Value extends string>(
  values: readonly Value[],
  codes: Readonly<Record<Value, string>>,
  labels: Readonly<Record<Value, string>>,
): readonly (readonly [string, string])[] {
  return values.map((value) => [codes[value].toUpperCase(), labels[value]]);
}
