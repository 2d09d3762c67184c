import { z } from 'zod';
import { themeDeVieSchema } from '../vocabulary/theme-de-vie.ts';
import { catalogueIndexSchema } from './catalogue-index.ts';
import { confidenceSchema, sourcesSchema } from './fact.ts';
import { ficheSchema } from './fiche.ts';

/** What the id of a démarche of this département alone begins with. */
export const LOCAL_PREFIX = 'local-';

/** Most characters of a published démarche’s JSON: the longest fiche shipped has 9,000. */
const MAX_CHARACTERS = 60_000;

/**
 * A démarche as the coordination publishes it: the whole entry and the whole fiche, which replace the
 * shipped ones (a correction) or stand beside them (a local démarche, `local-…`). `sources` are those
 * its facts name and the shipped catalogue has not. `source`, `confidence` and `motif` are of the change itself:
 * where it was read, how sure it is, why it was made. A publication without them is refused.
 */
export const publishedDemarcheSchema = z
  .strictObject({
    entree: catalogueIndexSchema.shape.demarches.element,
    themesDeVie: z.array(themeDeVieSchema).min(1).max(5),
    fiche: ficheSchema,
    sources: sourcesSchema,
    source: z.string().trim().min(1).max(300),
    confidence: confidenceSchema,
    motif: z.string().trim().min(1).max(500),
    auteur: z.string().trim().min(1).max(80),
    jour: z.iso.date(),
  })
  .refine(({ entree, fiche }) => entree.id === fiche.id, {
    message: 'an entry and its fiche are of one démarche',
  })
  .refine(({ fiche }) => fiche.pieces.length <= 60, { message: 'a fiche has 60 pièces at most' })
  .refine(({ fiche }) => fiche.pieces.every(({ label }) => label.length <= 300), {
    message: 'a pièce is named in 300 characters at most',
  })
  .refine((published) => JSON.stringify(published).length <= MAX_CHARACTERS, {
    message: 'a published démarche holds 60,000 characters at most',
  });
export type PublishedDemarche = z.infer<typeof publishedDemarcheSchema>;

/** Whether a démarche is of this département alone. */
export function isLocalDemarche(id: string): boolean {
  return id.startsWith(LOCAL_PREFIX);
}
