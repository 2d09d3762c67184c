import { z } from 'zod';

/** The kinds of collective sessions. */
export const seanceTypeSchema = z.enum(['atelier', 'information-collective', 'forum', 'reunion']);

export type SeanceType = z.infer<typeof seanceTypeSchema>;

/** The kind of session as shown and printed. */
export const seanceTypeLabels: Readonly<Record<SeanceType, string>> = {
  atelier: 'Atelier',
  'information-collective': 'Information collective',
  forum: 'Forum',
  reunion: 'Réunion',
};
