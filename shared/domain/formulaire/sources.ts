import { z } from 'zod';

/** The sources by what they are about, in the order of a form. */
export const sourceGroups = [
  {
    titre: 'La personne',
    sources: [
      'nom',
      'prenom',
      'prenom-nom',
      'autres-noms',
      'naissance',
      'naissance-jour',
      'naissance-mois',
      'naissance-annee',
    ],
  },
  {
    titre: 'Ses coordonnées',
    sources: [
      'adresse',
      'adresse-rue',
      'code-postal',
      'commune',
      'telephone',
      'autre-telephone',
      'courriel',
    ],
  },
  { titre: 'Ses numéros', sources: ['numero-caf', 'caisse-caf', 'numero-france-travail', 'nir'] },
  { titre: 'Le dossier', sources: ['reference', 'demarche', 'bureau', 'bureau-adresse'] },
  {
    titre: 'Ce jour',
    sources: ['date-du-jour', 'jour-du-jour', 'mois-du-jour', 'annee-du-jour'],
  },
  {
    titre: 'La plateforme',
    sources: ['plateforme', 'plateforme-adresse', 'plateforme-telephone'],
  },
] as const;

/** The sources that are a text. */
export type TextSource = (typeof sourceGroups)[number]['sources'][number];

/** Everything Relais can write in a field of a form, and what it leaves to a pen. The list is closed. */
export const sourceSchema = z.enum([
  ...sourceGroups.flatMap(({ sources }): readonly TextSource[] => sources),
  'coche',
  'a-la-main',
]);
export type Source = z.infer<typeof sourceSchema>;

/** The sources as shown. */
export const sourceLabels: Readonly<Record<Source, string>> = {
  nom: 'Nom',
  prenom: 'Prénom',
  'prenom-nom': 'Prénom et nom',
  'autres-noms': 'Autres noms (de naissance, d’avant)',
  naissance: 'Date de naissance (jj/mm/aaaa)',
  'naissance-jour': 'Jour de naissance',
  'naissance-mois': 'Mois de naissance',
  'naissance-annee': 'Année de naissance',
  adresse: 'Adresse entière',
  'adresse-rue': 'Adresse, sans la commune',
  'code-postal': 'Code postal',
  commune: 'Commune',
  telephone: 'Téléphone',
  'autre-telephone': 'Autre téléphone',
  courriel: 'Courriel',
  'numero-caf': 'Numéro CAF',
  'caisse-caf': 'Caisse du numéro CAF',
  'numero-france-travail': 'Identifiant France Travail',
  nir: 'Numéro de sécurité sociale (tapé à l’impression)',
  reference: 'Référence du dossier',
  demarche: 'Nom de la démarche',
  bureau: 'Bureau destinataire',
  'bureau-adresse': 'Adresse du bureau destinataire',
  'date-du-jour': 'Date du jour (jj/mm/aaaa)',
  'jour-du-jour': 'Jour d’aujourd’hui',
  'mois-du-jour': 'Mois d’aujourd’hui',
  'annee-du-jour': 'Année d’aujourd’hui',
  plateforme: 'Nom de la plateforme (Fait à)',
  'plateforme-adresse': 'Adresse de la plateforme',
  'plateforme-telephone': 'Téléphone de la plateforme',
  coche: 'Toujours cochée',
  'a-la-main': 'À remplir à la main',
};
