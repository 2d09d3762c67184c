import { z } from 'zod';
import { localMonthSchema } from '../domain/calendar/local-day.ts';
import { monthCountsSchema } from '../domain/comptage/month-document.ts';
import { etatDossierSchema } from '../domain/dossier/etat.ts';
import { idSchema } from '../domain/site/identifiers.ts';

/** The most months counted at once. */
export const MAX_MONTHS = 12;

/**
 * The months over that an unlocked page has to count, the oldest first: their finer dimensions are
 * sealed, and the host cannot read them. `ailleurs`: the records in them that are counted under
 * another letter. Empty while the département has not been heard: no month is then known to be over.
 */
export const monthsReadSchema = {
  request: z.strictObject({}),
  response: z.strictObject({
    months: z
      .array(z.strictObject({ month: localMonthSchema, ailleurs: z.array(idSchema) }))
      .max(MAX_MONTHS),
  }),
} as const;

/**
 * Months counted from the entries as they were after the write `throughSeq`: counts alone. Those that
 * changed since are left to be counted again; `issued` says how many were not.
 */
export const monthsHandSchema = {
  request: z.strictObject({
    throughSeq: z.int().min(0),
    months: z
      .array(z.strictObject({ month: localMonthSchema, counts: monthCountsSchema }))
      .min(1)
      .max(MAX_MONTHS),
  }),
  response: z.strictObject({ issued: z.int().min(0) }),
} as const;

/** The states a dossier about to be erased reached: the months they were reached in keep counting them. */
export const etatsOfErasedSchema = z.strictObject({
  id: idSchema,
  etats: z.array(z.strictObject({ mois: localMonthSchema, etat: etatDossierSchema })).max(400),
});
export type EtatsOfErased = z.infer<typeof etatsOfErasedSchema>;
