import { z } from 'zod';

/** How sure a fact is. `memory` and `proposal` are shown « à vérifier » until the coordination confirms. */
export const confidenceSchema = z.enum(['verified', 'verified-secondary', 'memory', 'proposal']);
export type Confidence = z.infer<typeof confidenceSchema>;

/** The id of a démarche: its first word is the organisme that runs it. */
export const demarcheIdSchema = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** The id of an organisme: wider than our operators, several of which stand for more than one. */
export const organismeIdSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const sourceIdSchema = z.string().regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/);

/** Where a fact was read (keys of sources.json), never empty. */
export const sourceIdsSchema = z.array(sourceIdSchema).min(1);

/** A French sentence. */
export const sentenceSchema = z.string().min(1);

/** What every fact carries: how sure it is, where it was read, why it was left as it is. */
export const provenance = {
  confidence: confidenceSchema,
  sources: sourceIdsSchema,
  note: sentenceSchema.optional(),
};

/** A fact told in one sentence. */
export const factSchema = z.strictObject({ fact: sentenceSchema, ...provenance });

/** Every source a fact may name: its address or title, what was read there, and when it dates from. */
export const sourcesSchema = z.record(
  sourceIdSchema,
  z.strictObject({ url: sentenceSchema, note: sentenceSchema, asOf: z.string().min(1) }),
);
export type Sources = z.infer<typeof sourcesSchema>;
