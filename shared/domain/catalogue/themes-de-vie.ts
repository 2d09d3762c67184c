import { z } from 'zod';
import { themeDeVieSchema } from '../vocabulary/theme-de-vie.ts';
import { confidenceSchema, demarcheIdSchema, sentenceSchema } from './fact.ts';

/** resources/catalogue/themes-de-vie.json: the thèmes de vie each démarche is looked for under. */
export const themesDeVieSchema = z.strictObject({
  note: sentenceSchema,
  confidence: confidenceSchema,
  demarches: z.record(demarcheIdSchema, z.array(themeDeVieSchema).min(1)),
});
export type ThemesDeVie = z.infer<typeof themesDeVieSchema>;
