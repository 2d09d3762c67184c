import { z } from 'zod';

/** The thème de vie: how people say what they come for. It is never the thème of a report. */
export const themeDeVieSchema = z.enum([
  'papiers-citoyennete',
  'famille-scolarite',
  'social-sante',
  'travail-formation',
  'logement',
  'transports-mobilite',
  'argent-impots',
  'justice',
  'etrangers-europe',
  'loisirs-sport-culture',
  'associations',
  'numerique',
  'autre',
]);

export type ThemeDeVie = z.infer<typeof themeDeVieSchema>;

/** The thème de vie as shown at the desk. */
export const themeDeVieLabels: Readonly<Record<ThemeDeVie, string>> = {
  'papiers-citoyennete': 'Papiers, citoyenneté',
  'famille-scolarite': 'Famille, scolarité',
  'social-sante': 'Social, santé',
  'travail-formation': 'Travail, formation',
  logement: 'Logement',
  'transports-mobilite': 'Transports, mobilité',
  'argent-impots': 'Argent, impôts',
  justice: 'Justice',
  'etrangers-europe': 'Étrangers, Europe',
  'loisirs-sport-culture': 'Loisirs, sport, culture',
  associations: 'Associations',
  numerique: 'Numérique',
  autre: 'Autre',
};
