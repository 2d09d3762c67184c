import type { Age, Autonomie, Issue } from '../vocabulary/demande-details.ts';
import type { Operateur } from '../vocabulary/operateur.ts';
import type { Weighted } from './pick.ts';

/** Of the visitors. As all that follows, invented; null: not said, as often happens at a desk. */
export const ages: Weighted<Age | null> = [
  [null, 34],
  ['moins-de-18', 1],
  ['18-25', 11],
  ['26-39', 15],
  ['40-54', 15],
  ['55-59', 6],
  ['60-69', 9],
  ['70-et-plus', 7],
  ['non-communique', 2],
];

export const autonomies: Weighted<Autonomie | null> = [
  [null, 45],
  ['avec-guidage', 25],
  ['guidage-au-besoin', 20],
  ['autonome', 10],
];

export const issues: Weighted<Issue | null> = [
  [null, 12],
  ['traite-sur-place', 48],
  ['dossier-en-cours', 20],
  ['rdv-pris', 6],
  ['oriente', 11],
  ['sans-suite', 3],
];

/** In minutes. */
export const durees: Weighted<number | null> = [
  [null, 15],
  [5, 14],
  [10, 18],
  [15, 17],
  [20, 14],
  [30, 13],
  [45, 5],
  [60, 3],
  [90, 1],
];

/** Where the visitors of each platform live, by INSEE code: its commune, then its neighbours. */
export const communesBySite: Readonly<Record<string, Weighted<string | null>>> = {
  fournels: [
    [null, 22],
    ['48064', 50],
    ['48009', 12],
    ['48140', 10],
    ['48104', 6],
  ],
  langogne: [
    [null, 22],
    ['48080', 62],
    ['48070', 8],
    ['48043', 8],
  ],
  'saint-chely-d-apcher': [
    [null, 22],
    ['48140', 44],
    ['48009', 11],
    ['48132', 9],
    ['48090', 8],
    ['48128', 6],
  ],
  marvejols: [
    [null, 22],
    ['48092', 42],
    ['48099', 11],
    ['48103', 7],
    ['48034', 6],
    ['48039', 5],
    ['48156', 4],
    ['48009', 3],
  ],
  villefort: [
    [null, 22],
    ['48198', 58],
    ['48194', 14],
    ['48051', 6],
  ],
  florac: [
    [null, 22],
    ['48061', 50],
    ['48075', 14],
    ['48146', 9],
    ['48147', 5],
  ],
  'le-massegros': [
    [null, 22],
    ['48094', 56],
    ['48146', 12],
    ['48034', 10],
  ],
  'le-pont-de-montvert': [
    [null, 22],
    ['48116', 56],
    ['48194', 12],
    ['48061', 10],
  ],
  meyrueis: [
    [null, 22],
    ['48096', 64],
    ['48146', 14],
  ],
};

/** Démarches of the catalogue, for the operators that have some; the others say none. */
export const demarchesByOperateur: Readonly<Partial<Record<Operateur, Weighted<string | null>>>> = {
  'france-travail': [
    [null, 30],
    ['ft-actualisation', 34],
    ['ft-inscription', 26],
    ['ft-reprise-emploi', 10],
  ],
  'mission-locale': [
    [null, 50],
    ['ml-contrat-engagement-jeune', 50],
  ],
  caf: [
    [null, 30],
    ['caf-aide-logement', 28],
    ['caf-rsa', 18],
    ['caf-prime-activite', 16],
    ['caf-changement-situation', 8],
  ],
  cpam: [
    [null, 35],
    ['cpam-c2s', 35],
    ['cpam-affiliation-vitale', 20],
    ['cpam-arret-travail', 10],
  ],
  retraite: [
    [null, 40],
    ['retraite-demande', 60],
  ],
  mdph: [
    [null, 40],
    ['mdph-aah', 60],
  ],
  bailleur: [
    [null, 40],
    ['sne-logement-social', 60],
  ],
  'cheque-energie': [
    [null, 20],
    ['cheque-energie', 80],
  ],
  'france-titres': [
    [null, 20],
    ['ants-carte-grise', 45],
    ['ants-cni-passeport', 25],
    ['ants-permis', 10],
  ],
  dgfip: [
    [null, 40],
    ['impots-declaration', 60],
  ],
};
