import { z } from 'zod';
import { idSchema } from '../site/identifiers.ts';
import { themeDeVieSchema } from '../vocabulary/theme-de-vie.ts';

/** Languages the visitors’ page speaks. */
export const langueSchema = z.enum(['fr', 'en', 'es', 'pt', 'ar', 'uk']);
export type Langue = z.infer<typeof langueSchema>;

/**
 * Someone at the platform now: waiting, being received, received, or gone without being received.
 * Presences are never counted; the visite that ends one is.
 */
export const presenceClearSchema = z
  .strictObject({ etat: z.enum(['attend', 'en-cours', 'terminee', 'partie']) })
  .readonly();
export type PresenceClear = z.infer<typeof presenceClearSchema>;

/** A stretch of time someone was being received; the last one is open while it runs. */
export const lapsSchema = z.strictObject({
  debut: z.iso.datetime(),
  fin: z.iso.datetime().nullable(),
});
export type Laps = z.infer<typeof lapsSchema>;

/**
 * The sealed half of a presence. `numero` is the day’s number shown to the visitor, null for someone
 * who took none; `motif` what they said they come for, never who they are; `visite` the visite it
 * ended in.
 */
export const presenceSealedSchema = z
  .strictObject({
    numero: z.int().min(1).max(999).nullable(),
    motif: z.strictObject({
      themeDeVie: themeDeVieSchema.nullable(),
      texte: z.string().max(200).nullable(),
    }),
    langue: langueSchema.nullable(),
    arrivee: z.iso.datetime(),
    laps: z.array(lapsSchema).max(200),
    auteur: idSchema.nullable(),
    visite: idSchema.nullable(),
  })
  .readonly();
export type PresenceSealed = z.infer<typeof presenceSealedSchema>;
