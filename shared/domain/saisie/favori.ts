import { z } from 'zod';
import { demarcheIdSchema } from '../catalogue/fact.ts';
import { operateurSchema } from '../vocabulary/operateur.ts';
import { themeSchema } from '../vocabulary/theme.ts';

/** What one key of an animateur recalls: the subject of a demande, null where it says nothing. */
export const favoriSchema = z
  .strictObject({
    operateur: operateurSchema.nullable(),
    demarche: demarcheIdSchema.nullable(),
    theme: themeSchema.nullable(),
  })
  .readonly();
export type Favori = z.infer<typeof favoriSchema>;
