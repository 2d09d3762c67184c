import { z } from 'zod';
import { factSchema } from './fact.ts';

/** resources/catalogue/renommages.json: who and what changed name, and when. */
export const renommagesSchema = z.array(factSchema).min(1);

/** resources/catalogue/france-services.json: who the France services network brings together. */
export const franceServicesSchema = z.strictObject({
  partners: factSchema,
  notListed: factSchema,
  msap7: factSchema,
});

/** resources/catalogue/rgpd.json: the rules records are kept by, and what a mandat may cover. */
export const rgpdSchema = z.strictObject({
  regles: z.array(factSchema).min(1),
  mandatPerimetres: factSchema,
});
