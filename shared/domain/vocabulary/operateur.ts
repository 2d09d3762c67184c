import { z } from 'zod';

/** The national operator a demande concerns. A common caisse (CCSS) is not one: counts stay national. */
export const operateurSchema = z.enum([
  'caf',
  'cpam',
  'france-travail',
  'msa',
  'retraite',
  'dgfip',
  'france-titres',
  'prefecture',
  'justice',
  'la-poste',
  'urssaf',
  'mdph',
  'departement',
  'mission-locale',
  'cap-emploi',
  'ccas',
  'france-renov',
  'cheque-energie',
  'bailleur',
  'autre',
]);

export type Operateur = z.infer<typeof operateurSchema>;

/** The operator as printed on screens and reports. */
export const operateurLabels: Readonly<Record<Operateur, string>> = {
  caf: 'CAF',
  cpam: 'CPAM',
  'france-travail': 'France Travail',
  msa: 'MSA',
  retraite: 'CARSAT, retraite',
  dgfip: 'DGFiP, impôts',
  'france-titres': 'France Titres (ANTS)',
  prefecture: 'Préfecture',
  justice: 'Justice, CDAD',
  'la-poste': 'La Poste',
  urssaf: 'Urssaf',
  mdph: 'MDPH',
  departement: 'Département',
  'mission-locale': 'Mission locale',
  'cap-emploi': 'Cap emploi',
  ccas: 'CCAS',
  'france-renov': 'France Rénov’',
  'cheque-energie': 'Chèque énergie',
  bailleur: 'Bailleur',
  autre: 'Autre',
};
