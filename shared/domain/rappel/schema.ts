import { z } from 'zod';
import { localDaySchema } from '../calendar/local-day.ts';
import { idSchema } from '../site/identifiers.ts';

/** Something to come back to on a day: `echeance` is that day in the site’s zone. */
export const rappelClearSchema = z
  .strictObject({ etat: z.enum(['a-faire', 'fait', 'annule']), echeance: localDaySchema })
  .readonly();
export type RappelClear = z.infer<typeof rappelClearSchema>;

/** The sealed half of a rappel: what is to be done, for which visite, who asked, who did it. */
export const rappelSealedSchema = z
  .strictObject({
    texte: z.string().trim().min(1).max(500),
    visite: idSchema.nullable(),
    noteLe: z.iso.datetime(),
    auteur: idSchema,
    regle: z.strictObject({ le: z.iso.datetime(), par: idSchema }).nullable(),
  })
  .readonly();
export type RappelSealed = z.infer<typeof rappelSealedSchema>;
