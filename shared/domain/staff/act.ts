import { z } from 'zod';

/** The administrative acts kept in the audit. */
export const adminActSchema = z.enum([
  'session.ouvrir',
  'compte.enregistrer',
  'compte.role',
  'compte.acces',
  'compte.sessions',
  'compte.mot-de-passe',
  'poste.code',
  'poste.retirer',
  'poste.double',
  'lieu.publier',
  'lieu.importer',
  'lieu.annuler-import',
  'demarche.publier',
  'permanence.modifier',
  'budget.enregistrer',
  'declare.enregistrer',
  'declare.retirer',
  'base.restaurer',
]);
export type AdminAct = z.infer<typeof adminActSchema>;
