import { z } from 'zod';

/** The thème du rapport of a demande: the six lines of the published chiffres-clés (Lozère, 2013). */
export const themeSchema = z.enum(['T1', 'T2', 'T3', 'T4', 'T5', 'T9']);

export type Theme = z.infer<typeof themeSchema>;

/** The thème of a demande nobody has specified yet. */
export const UNSPECIFIED_THEME = 'T9' satisfies Theme;

/** The thème as printed on screens and reports. */
export const themeLabels: Readonly<Record<Theme, string>> = {
  T1: 'Formation, insertion, emploi, création d’entreprise',
  T2: 'Protection sociale',
  T3: 'Action sociale, logement, services à la personne',
  T4: 'Services de l’État',
  T5: 'Juridique',
  T9: 'Non précisé',
};
