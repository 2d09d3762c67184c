import type { GesteAcces } from './schema.ts';

/** What was done with a person’s file, as shown and printed. */
export const gesteLabels: Readonly<Record<GesteAcces, string>> = {
  consultation: 'fiche consultée',
  creation: 'fiche créée',
  modification: 'fiche ou dossier modifié',
  'copie-remise': 'copie des données préparée',
  'nir-affiche': 'numéro de sécurité sociale affiché',
  fusion: 'fiches réunies',
  effacement: 'fiche effacée',
};
