import type { Canal } from '../vocabulary/canal.ts';
import type { Operateur } from '../vocabulary/operateur.ts';
import type { Theme } from '../vocabulary/theme.ts';
import type { Weighted } from './pick.ts';

/** Days a platform is open in a year, Monday to Friday less the closed days. */
export const WORKING_DAYS = 252;

/**
 * Visites a year. 18 000 in all and 6 000 at Marvejols are the published orders of magnitude
 * (Couleurs Lozère, 2013); how the rest is shared is invented, after the size of the communes.
 */
export const yearlyVisites: Readonly<Record<string, number>> = {
  fournels: 700,
  langogne: 2350,
  'saint-chely-d-apcher': 2870,
  marvejols: 6000,
  villefort: 940,
  florac: 1970,
  'le-massegros': 1210,
  'le-pont-de-montvert': 890,
  meyrueis: 1070,
};

/** Month and day of the fixed public holidays, and of two weeks of closing invented for the demo. */
export const closedDays: ReadonlySet<string> = new Set([
  '01-01',
  '05-01',
  '05-08',
  '07-14',
  '08-15',
  '11-01',
  '11-11',
  '12-25',
  '12-26',
  '12-28',
  '12-29',
  '12-30',
  '12-31',
]);

/** How busy each month is, January first; invented. */
export const monthFactors = [1.15, 1.05, 1.05, 1, 0.95, 1, 0.85, 0.7, 1.2, 1.1, 1.05, 0.9] as const;

/** The published shares of 2013 (Couleurs Lozère), in percent. */
export const themes: Weighted<Theme> = [
  ['T1', 50],
  ['T2', 23],
  ['T3', 13],
  ['T4', 11],
  ['T5', 1],
  ['T9', 2],
];

/** Which operators a thème’s demandes concern; the thème says who, the weights are invented. */
export const operateursByTheme: Readonly<Record<Theme, Weighted<Operateur>>> = {
  T1: [
    ['france-travail', 70],
    ['mission-locale', 14],
    ['cap-emploi', 5],
    ['departement', 6],
    ['urssaf', 5],
  ],
  T2: [
    ['caf', 42],
    ['cpam', 30],
    ['msa', 12],
    ['retraite', 10],
    ['mdph', 6],
  ],
  T3: [
    ['caf', 34],
    ['ccas', 18],
    ['departement', 14],
    ['bailleur', 14],
    ['france-renov', 10],
    ['cheque-energie', 10],
  ],
  T4: [
    ['france-titres', 45],
    ['dgfip', 35],
    ['prefecture', 14],
    ['la-poste', 6],
  ],
  T5: [['justice', 1]],
  T9: [],
};

/** Invented. */
export const canaux: Weighted<Canal> = [
  ['accueil-spontane', 62],
  ['sur-rendez-vous', 17],
  ['telephone', 14],
  ['visio-sur-place', 3],
  ['courriel', 3],
  ['tiers', 1],
];

/** Invented. */
export const naturesOfAide: Weighted<
  | 'information-orientation'
  | 'constitution-de-dossier'
  | 'demarche-accompagnee'
  | 'impression-scan'
  | 'acces-libre'
  | 'prise-de-rdv'
> = [
  ['information-orientation', 26],
  ['demarche-accompagnee', 30],
  ['constitution-de-dossier', 14],
  ['impression-scan', 12],
  ['acces-libre', 12],
  ['prise-de-rdv', 6],
];

/** Demandes in a visite; invented. */
export const demandesPerVisite: Weighted<number> = [
  [1, 82],
  [2, 15],
  [3, 3],
];

/** Opening hours, the morning busier; invented. */
export const hours: Weighted<number> = [
  [8, 6],
  [9, 20],
  [10, 22],
  [11, 16],
  [13, 8],
  [14, 14],
  [15, 12],
  [16, 8],
];
