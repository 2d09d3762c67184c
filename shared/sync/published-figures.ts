import { z } from 'zod';
import { localDaySchema } from '../domain/calendar/local-day.ts';
import { provenanceSchema, siteIdSchema } from '../domain/site/identifiers.ts';

/** The only periods offered: arbitrary ranges would count an usager suivi twice. */
export const periodSchema = z.enum(['jour', 'mois', 'annee']);
export type Period = z.infer<typeof periodSchema>;

/** A figure as published; null when it is withheld, being small or able to uncover a small one. */
const publishedFigureSchema = z.int().min(0).nullable();
export type PublishedFigure = z.infer<typeof publishedFigureSchema>;

/** What is counted as a whole, each in its own unit. */
export const totalNameSchema = z.enum([
  'visites',
  'demandes',
  'usagersSuivis',
  'seances',
  'participants',
  'rdvHonores',
  'kilometres',
]);
export type TotalName = z.infer<typeof totalNameSchema>;

/** The ways the figures of a month or a year are cut; `-` is what was not said. */
export const publishedDimensionSchema = z.enum([
  'visites.canal',
  'visites.age',
  'visites.commune',
  'demandes.theme',
  'demandes.operateur',
  'demandes.nature',
  'demandes.operateurNature',
  'demandes.issue',
  'demandes.duree',
  'demandes.autonomie',
  'demandes.demarche',
  'seances.type',
  'dossiers.etat',
  'rdv.etat',
]);
export type PublishedDimension = z.infer<typeof publishedDimensionSchema>;

/**
 * The figures of one platform, or of the network. `lastReceived` is null when nothing was received
 * for the period: its zeros were not measured. A dimension that is not published at this
 * granularity is absent; a key that counts
 * zero may be absent.
 */
const publishedPlaceSchema = z.object({
  lastReceived: z.iso.datetime().nullable(),
  totals: z.record(totalNameSchema, publishedFigureSchema),
  dimensions: z.partialRecord(
    publishedDimensionSchema,
    z.record(z.string(), publishedFigureSchema),
  ),
  /** The keys whose figure may be more: some of its months withhold theirs. */
  atLeast: z.partialRecord(publishedDimensionSchema, z.array(z.string())),
});
export type PublishedPlace = z.infer<typeof publishedPlaceSchema>;

/**
 * Every figure published for one period. `closed` is false while it holds today. Dimensions are
 * those of closed months: `throughMonth` is the last one they hold (null: none), and in a year under
 * way they add up what its months publish.
 */
export const publishedPeriodSchema = z.object({
  period: periodSchema,
  from: localDaySchema,
  to: localDaySchema,
  today: localDaySchema,
  now: z.iso.datetime(),
  closed: z.boolean(),
  throughMonth: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .nullable(),
  /** Figures from 1 to one less are withheld; 1 withholds nothing. */
  threshold: z.int().min(1),
  provenances: z.array(provenanceSchema),
  /** Usagers suivis of the network are the sum of the platforms’. */
  network: publishedPlaceSchema,
  sites: z.array(publishedPlaceSchema.extend({ site: siteIdSchema, name: z.string() })),
});
export type PublishedPeriod = z.infer<typeof publishedPeriodSchema>;
