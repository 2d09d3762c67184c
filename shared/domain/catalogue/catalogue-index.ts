import { z } from 'zod';
import { operateurSchema } from '../vocabulary/operateur.ts';
import { themeSchema } from '../vocabulary/theme.ts';
import {
  confidenceSchema,
  demarcheIdSchema,
  organismeIdSchema,
  sentenceSchema,
  sourceIdsSchema,
} from './fact.ts';

/**
 * An organisme as people name it. `operateur` is the one its demandes are counted under; null for
 * a common counter (CCSS), which stands for several and is never guessed between them.
 */
const organismeSchema = z
  .strictObject({
    id: organismeIdSchema,
    label: sentenceSchema,
    operateur: operateurSchema.nullable(),
    standsFor: z.array(organismeIdSchema),
  })
  .refine(({ operateur, standsFor }) => (operateur === null) === standsFor.length > 1, {
    message: 'an organisme has one operator, or stands for several',
  });

/** What a thème covers: the organisations the published figures put under it. */
const themeEntrySchema = z.strictObject({
  id: themeSchema,
  shareSource: sourceIdsSchema.element,
  confidence: confidenceSchema,
  organisations: z.array(
    z.strictObject({ label: sentenceSchema, organismes: z.array(organismeIdSchema) }),
  ),
});

/**
 * A démarche by its names. `nom` is short, for a chip; `nomActuel` the full one; `organismes` who it
 * may be done with, the one it implies first; `organisation` the same as the source words it.
 */
const demarcheEntrySchema = z.strictObject({
  id: demarcheIdSchema,
  nom: z.string().min(1).max(40),
  nomActuel: sentenceSchema,
  nomsAnciens: z.array(sentenceSchema),
  nomsAnciensConfidence: confidenceSchema,
  theme: themeSchema,
  organisation: sentenceSchema,
  organismes: z.array(organismeIdSchema).min(1),
});

/** resources/catalogue/index.json: all that the desk needs to recognise and name a démarche. */
export const catalogueIndexSchema = z.strictObject({
  title: sentenceSchema,
  writtenOn: z.iso.date(),
  confidenceLegend: z.record(confidenceSchema, sentenceSchema),
  caveats: z.array(sentenceSchema),
  /** Of the short names, and of which organismes a démarche is done with. */
  nomConfidence: confidenceSchema,
  organismesConfidence: confidenceSchema,
  organismes: z.array(organismeSchema).min(1),
  themes: z.array(themeEntrySchema).length(themeSchema.options.length),
  demarches: z.array(demarcheEntrySchema).min(1),
});
export type CatalogueIndex = z.infer<typeof catalogueIndexSchema>;
