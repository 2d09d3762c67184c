import { z } from 'zod';
import { referenceSchema } from '../dossier/reference.ts';
import { idSchema } from '../site/identifiers.ts';

/** The clear half of a decision: nothing at all. */
export const decisionClearSchema = z.strictObject({}).readonly();

/** Whether social security numbers may be kept, with the reason that documents it. */
const nirSchema = z.strictObject({
  objet: z.literal('nir'),
  permis: z.boolean(),
  motif: z.string().trim().min(1).max(500),
  le: z.iso.datetime(),
  par: idSchema,
});

/**
 * References up to this one were given, whether or not their dossiers are still there: none of them is
 * given again. Written when the dossier that bore it is erased.
 */
const referencesSchema = z.strictObject({
  objet: z.literal('references'),
  jusqua: referenceSchema,
  le: z.iso.datetime(),
  par: idSchema,
});

/** Whether whoever opens a person’s file is asked why. */
const motifSchema = z.strictObject({
  objet: z.literal('motif-acces'),
  demande: z.boolean(),
  le: z.iso.datetime(),
  par: idSchema,
});

/**
 * The sealed half: what holds for the whole platform. The last one on a subject holds; the former stay,
 * as the trace of what held before.
 */
export const decisionSealedSchema = z
  .discriminatedUnion('objet', [nirSchema, referencesSchema, motifSchema])
  .readonly();
