import { z } from 'zod';
import { idSchema } from '../site/identifiers.ts';

/** The clear half of a decision: nothing at all. */
export const decisionClearSchema = z.strictObject({}).readonly();

/**
 * The sealed half: what the responsable decided for the whole platform, with the reason that
 * documents it. The last one on a subject holds; the former stay, as the trace of what held before.
 * `nir`: whether social security numbers may be kept.
 */
export const decisionSealedSchema = z
  .strictObject({
    objet: z.enum(['nir']),
    permis: z.boolean(),
    motif: z.string().trim().min(1).max(500),
    le: z.iso.datetime(),
    par: idSchema,
  })
  .readonly();
