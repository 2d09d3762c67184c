import type { PackVariant } from '../../../shared/documents/packs/pack.ts';
import type { PackPartName } from '../../../shared/documents/packs/pack-source.ts';

export const variantLabels: Readonly<Record<PackVariant, string>> = {
  usager: 'Pour l’usager',
  organisme: 'Pour l’organisme',
  brouillon: 'Brouillon',
};

/** What each variant is for, in a sentence. */
export const variantHelp: Readonly<Record<PackVariant, string>> = {
  usager: 'En grands caractères, avec ce qui va se passer et quand.',
  organisme: 'Complet, dans l’ordre, référencé et numéroté, pièces comprises.',
  brouillon: 'À compléter à la main avec la personne, avec des lignes pour écrire.',
};

export const partLabels: Readonly<Record<PackPartName, string>> = {
  garde: 'Page de garde',
  suite: 'Ce qui va se passer',
  rdv: 'Prochain rendez-vous',
  lettre: 'Lettre d’accompagnement',
  fiche: 'Fiche de renseignements',
  liste: 'Liste des pièces',
  mandat: 'Mandat',
  information: 'Information sur vos données',
  formulaires: 'Formulaires officiels, remplis',
  copies: 'Pièces jointes (copies gardées)',
};
