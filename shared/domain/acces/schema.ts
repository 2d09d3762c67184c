import { z } from 'zod';
import { idSchema } from '../site/identifiers.ts';

/** The clear half of a line of the access log: nothing at all. The day it was written is its own. */
export const accesClearSchema = z.strictObject({}).readonly();

/** What someone did with a person’s file. */
const gesteAccesSchema = z.enum([
  'consultation',
  'creation',
  'modification',
  'copie-remise',
  'nir-affiche',
  'fusion',
  'effacement',
]);

/**
 * The sealed half: who did what to whose file, and when. It names the file by its id alone: once the
 * file is erased, nothing here says who it was about.
 */
export const accesSealedSchema = z
  .strictObject({
    usager: idSchema,
    geste: gesteAccesSchema,
    le: z.iso.datetime(),
    par: idSchema,
  })
  .readonly();
