import { z } from 'zod';
import {
  confidenceSchema,
  demarcheIdSchema,
  factSchema,
  provenance,
  sentenceSchema,
} from './fact.ts';

/** A form. `versionStatus` (English) says how its number and version were checked. */
const formulaireSchema = z.strictObject({
  cerfa: sentenceSchema,
  title: sentenceSchema,
  versionStatus: sentenceSchema,
  otherNumber: sentenceSchema.optional(),
  ...provenance,
});

/** A pièce to bring; `condition` says for whom, `maxAge` how recent, in the source’s words. */
export const pieceSchema = z.strictObject({
  label: sentenceSchema,
  requirement: z.enum(['required', 'conditional', 'optional']),
  condition: sentenceSchema.optional(),
  maxAge: sentenceSchema.optional(),
  acceptedAlternatives: z.array(sentenceSchema).min(1).optional(),
  ...provenance,
});

/** A deadline told in words. Those with dates to compute are in calendrier.json, never here. */
const echeanceSchema = z.strictObject({ id: sentenceSchema, rule: sentenceSchema, ...provenance });

const recoursDelaiSchema = z
  .strictObject({
    months: z.int().min(1).optional(),
    days: z.int().min(1).optional(),
    confidence: confidenceSchema,
  })
  .refine(({ months, days }) => (months === undefined) !== (days === undefined), {
    message: 'a recourse is open for months or for days',
  });

/** When to look at a dossier again, and why: a desk practice, so without a source. */
const suiviSchema = z
  .strictObject({
    offsetDays: z.int().optional(),
    offsetMonths: z.int().optional(),
    beforeExpiryMonths: z.int().optional(),
    beforeEventMonths: z.int().optional(),
    rule: sentenceSchema.optional(),
    why: sentenceSchema.optional(),
    confidence: confidenceSchema,
  })
  .refine(({ confidence: _confidence, why: _why, ...when }) => Object.keys(when).length > 0, {
    message: 'a follow-up says when',
  });

/**
 * All that is known of a démarche beyond its names. The source of `recoursDelai` is the one of
 * `recours`, the sentence it is drawn from; null when no delay was found.
 */
export const ficheSchema = z.strictObject({
  id: demarcheIdSchema,
  formulaires: z.array(formulaireSchema),
  canaux: z.array(factSchema),
  pieces: z.array(pieceSchema),
  delai: factSchema,
  echeances: z.array(echeanceSchema),
  recours: factSchema,
  recoursDelai: recoursDelaiSchema.nullable(),
  suivi: z.array(suiviSchema),
  note: sentenceSchema.optional(),
});
export type Fiche = z.infer<typeof ficheSchema>;

/** resources/catalogue/fiches.json: loaded when someone opens a démarche, never for a walk-in. */
export const fichesSchema = z.strictObject({ fiches: z.array(ficheSchema).min(1) });
