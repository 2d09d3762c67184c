import type { ThemeDeVie } from '../../shared/domain/vocabulary/theme-de-vie.ts';

/**
 * What the page offers, in the order it is read: the thèmes de vie people most often come for, in
 * five columns of two. The others are said at the desk, after « Autre chose ».
 */
export const motifs = [
  'papiers-citoyennete',
  'travail-formation',
  'social-sante',
  'famille-scolarite',
  'logement',
  'argent-impots',
  'transports-mobilite',
  'etrangers-europe',
  'numerique',
  'autre',
] as const satisfies readonly ThemeDeVie[];

export type Motif = (typeof motifs)[number];
