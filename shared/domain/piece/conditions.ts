import { z } from 'zod';
import { confidenceSchema, demarcheIdSchema, sentenceSchema } from '../catalogue/fact.ts';

const questionIdSchema = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** A question answered yes, one of several, or all of them. */
const conditionSchema = z.union([
  questionIdSchema,
  z.strictObject({ un: z.array(questionIdSchema).min(2) }),
  z.strictObject({ tous: z.array(questionIdSchema).min(2) }),
]);
export type Condition = z.infer<typeof conditionSchema>;

/** A pièce of a fiche, by its label there. */
const ofPiece = { demarche: demarcheIdSchema, piece: sentenceSchema };

/** How recent a pièce must be: less than so many months since a date it bears. */
const ageSchema = z.strictObject({
  ...ofPiece,
  moinsDeMois: z.int().min(1).max(240),
  depuis: z.enum(['date-du-document', 'fin-de-validite']),
  confidence: confidenceSchema,
});
export type AgeMax = z.infer<typeof ageSchema>;

const ensembleSchema = z.strictObject({
  id: questionIdSchema,
  nom: sentenceSchema,
  confidence: confidenceSchema,
  note: sentenceSchema,
  demarches: z.array(z.strictObject({ demarche: demarcheIdSchema, si: conditionSchema })).min(2),
});

/**
 * resources/catalogue/conditions.json: the conditions of the fiches as rules over questions asked
 * once. A conditional pièce has a rule, or stands in `textes` and keeps its sentence. `alternatives`
 * are those accepted in one situation only; `documents` one paper under the names several fiches
 * give it; `ensembles` the démarches one event calls for together.
 */
export const conditionsSchema = z.strictObject({
  note: sentenceSchema,
  questions: z.array(z.strictObject({ id: questionIdSchema, texte: sentenceSchema })).min(1),
  regles: z.array(z.strictObject({ ...ofPiece, si: conditionSchema })),
  textes: z.array(z.strictObject(ofPiece)),
  ages: z.array(ageSchema),
  alternatives: z.array(
    z.strictObject({ ...ofPiece, alternative: sentenceSchema, si: conditionSchema }),
  ),
  documents: z.array(
    z.strictObject({ nom: sentenceSchema, pieces: z.array(sentenceSchema).min(2) }),
  ),
  ensembles: z.array(ensembleSchema),
});
export type Conditions = z.infer<typeof conditionsSchema>;
export type Ensemble = z.infer<typeof ensembleSchema>;
