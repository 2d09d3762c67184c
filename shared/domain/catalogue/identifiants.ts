import { z } from 'zod';
import { factSchema } from './fact.ts';

const regexSchema = z.string().refine(
  (source) => {
    try {
      return new RegExp(source, 'u').source !== '';
    } catch {
      return false;
    }
  },
  { message: 'a regular expression that compiles' },
);

/** resources/catalogue/identifiants.json: the real rules of the numbers people bring. */
export const identifiantsSchema = z.strictObject({
  nir: z.strictObject({
    format: factSchema,
    regex: regexSchema,
    keyRule: factSchema,
    corsica: factSchema,
    firstDigit: factSchema,
    month: factSchema,
    place: factSchema,
    nia: factSchema,
    ntt: factSchema,
    testVectors: z.array(
      z.strictObject({
        nir13: z.string().length(13),
        key: z.string().regex(/^\d{2}$/),
        note: z.string().optional(),
      }),
    ),
    vectorsSource: factSchema,
  }),
  cafNumero: z.strictObject({
    format: factSchema,
    scope: factSchema,
    letter: factSchema,
    msa: factSchema,
    regex: regexSchema,
  }),
  franceTravailId: z.strictObject({ format: factSchema, since: factSchema, regex: regexSchema }),
  telephone: z.strictObject({
    format: factSchema,
    drom: factSchema,
    short: factSchema,
    regex: regexSchema,
  }),
  codePostal: z.strictObject({
    format: factSchema,
    notes: factSchema,
    dataset: factSchema,
    regex: regexSchema,
  }),
});
export type Identifiants = z.infer<typeof identifiantsSchema>;
