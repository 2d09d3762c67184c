import { z } from 'zod';

/** Nature de l’aide: what the animateur did for one demande. */
export const natureSchema = z.enum([
  'information-orientation',
  'constitution-de-dossier',
  'demarche-accompagnee',
  'demarche-sous-mandat',
  'impression-scan',
  'acces-libre',
  'prise-de-rdv',
  'visio-partenaire',
  'deblocage',
]);

export type Nature = z.infer<typeof natureSchema>;

/** The nature de l’aide as shown and printed. */
export const natureLabels: Readonly<Record<Nature, string>> = {
  'information-orientation': 'information, orientation',
  'constitution-de-dossier': 'constitution de dossier',
  'demarche-accompagnee': 'démarche accompagnée',
  'demarche-sous-mandat': 'démarche sous mandat',
  'impression-scan': 'impression, scan',
  'acces-libre': 'accès libre (poste)',
  'prise-de-rdv': 'prise de RDV',
  'visio-partenaire': 'visio partenaire',
  deblocage: 'déblocage avec l’opérateur',
};
/** How a demande ended. */
export const issueSchema = z.enum([
  'traite-sur-place',
  'dossier-en-cours',
  'rdv-pris',
  'oriente',
  'sans-suite',
]);

export type Issue = z.infer<typeof issueSchema>;

/** The issue of a demande as shown and printed. */
export const issueLabels: Readonly<Record<Issue, string>> = {
  'traite-sur-place': 'traité sur place',
  'dossier-en-cours': 'dossier en cours',
  'rdv-pris': 'RDV pris',
  oriente: 'orienté',
  'sans-suite': 'sans suite',
};
/** How far the visitor could use the screen alone; asked only when useful. */
export const autonomieSchema = z.enum(['avec-guidage', 'guidage-au-besoin', 'autonome']);

export type Autonomie = z.infer<typeof autonomieSchema>;

/** The autonomie numérique as shown and printed. */
export const autonomieLabels: Readonly<Record<Autonomie, string>> = {
  'avec-guidage': 'avec guidage',
  'guidage-au-besoin': 'guidage au besoin',
  autonome: 'autonome',
};
/** Age band of the visitor; asked only when useful. */
export const ageSchema = z.enum([
  'moins-de-18',
  '18-25',
  '26-39',
  '40-54',
  '55-59',
  '60-69',
  '70-et-plus',
  'non-communique',
]);

export type Age = z.infer<typeof ageSchema>;

/** The age band as shown and printed. */
export const ageLabels: Readonly<Record<Age, string>> = {
  'moins-de-18': 'moins de 18 ans',
  '18-25': '18–25 ans',
  '26-39': '26–39 ans',
  '40-54': '40–54 ans',
  '55-59': '55–59 ans',
  '60-69': '60–69 ans',
  '70-et-plus': '70 ans et plus',
  'non-communique': 'non communiqué',
};
/** Time spent on a demande, in whole minutes; a day at most. */
export const dureeSchema = z.int().min(1).max(1440);

/** The durations offered at one touch, in minutes; any other whole number is typed. */
export const usualDurees = [5, 10, 15, 20, 30, 45, 60, 90, 120] as const;
