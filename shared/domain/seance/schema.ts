import { z } from 'zod';
import { localDaySchema } from '../calendar/local-day.ts';
import { idSchema } from '../site/identifiers.ts';
import { dureeSchema } from '../vocabulary/demande-details.ts';
import { themeSchema } from '../vocabulary/theme.ts';
import { seanceTypeSchema } from '../vocabulary/seance-type.ts';

/**
 * The clear half of a collective session: its own unit, never added to visites or demandes.
 * `datation` as for a visite.
 */
export const seanceClearSchema = z
  .strictObject({
    type: seanceTypeSchema,
    theme: themeSchema,
    participants: z.int().min(1).max(2000),
    etat: z.enum(['valide', 'annulee']),
    datation: z.enum(['horloge', 'confirmee']),
  })
  .readonly();
export type SeanceClear = z.infer<typeof seanceClearSchema>;

const seanceContentSchema = z.strictObject({
  titre: z.string().trim().min(1).max(200),
  dureeMinutes: dureeSchema.nullable(),
  note: z.string().max(4000).nullable(),
  noteeLe: z.iso.datetime(),
  auteur: idSchema,
});

/** The most versions a session keeps. */
export const MAX_SEANCE_VERSIONS = 60;

/**
 * The sealed half of a collective session; `versions` is its trace, oldest first, and `lot` the import it
 * came from, or null.
 */
export const seanceSealedSchema = seanceContentSchema
  .extend({
    lot: idSchema.nullable(),
    versions: z
      .array(
        z.strictObject({
          le: z.iso.datetime(),
          par: idSchema,
          localDay: localDaySchema,
          clear: seanceClearSchema,
          contenu: seanceContentSchema,
        }),
      )
      .max(MAX_SEANCE_VERSIONS),
  })
  .readonly();
export type SeanceSealed = z.infer<typeof seanceSealedSchema>;
