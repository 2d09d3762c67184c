import { z } from 'zod';

/** How a visite reached the platform. */
export const canalSchema = z.enum([
  'accueil-spontane',
  'sur-rendez-vous',
  'telephone',
  'courriel',
  'courrier',
  'visio-sur-place',
  'visio-a-distance',
  'domicile',
  'exterieur',
  'tiers',
]);

export type Canal = z.infer<typeof canalSchema>;

/** The canal as printed on screens and reports. */
export const canalLabels: Readonly<Record<Canal, string>> = {
  'accueil-spontane': 'accueil spontané',
  'sur-rendez-vous': 'sur rendez-vous',
  telephone: 'téléphone',
  courriel: 'courriel',
  courrier: 'courrier',
  'visio-sur-place': 'visio sur place',
  'visio-a-distance': 'visio à distance',
  domicile: 'domicile',
  exterieur: 'extérieur (permanence, marché)',
  tiers: 'tiers',
};
