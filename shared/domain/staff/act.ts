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
/** How an act is told on the screen. */
export const adminActLabels: Readonly<Record<AdminAct, string>> = {
  'session.ouvrir': 'Connexion',
  'compte.enregistrer': 'Compte créé, ou son mot de passe changé',
  'compte.role': 'Rôle d’un compte changé',
  'compte.acces': 'Compte fermé ou rouvert',
  'compte.sessions': 'Sessions d’un compte fermées',
  'compte.mot-de-passe': 'Mot de passe changé par la personne',
  'poste.code': 'Code d’inscription donné',
  'poste.retirer': 'Accès d’un poste retiré',
  'poste.double': 'Double d’un poste réglé',
  'lieu.publier': 'Lieu de l’annuaire publié',
  'lieu.importer': 'Lieux importés',
  'lieu.annuler-import': 'Import de lieux annulé',
  'demarche.publier': 'Démarche publiée',
  'permanence.modifier': 'Permanences modifiées',
  'budget.enregistrer': 'Budget enregistré',
  'declare.enregistrer': 'Année déclarée enregistrée',
  'declare.retirer': 'Année déclarée retirée',
  'base.restaurer': 'Sauvegarde restaurée',
};
