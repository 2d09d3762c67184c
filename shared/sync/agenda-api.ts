import { z } from 'zod';
import { localDaySchema } from '../domain/calendar/local-day.ts';
import {
  heureSchema,
  partenaireIdSchema,
  permanenceSchema,
  salleSchema,
  vacancesSchema,
} from '../domain/permanence/schema.ts';
import { referenceRdvSchema } from '../domain/rdv/schema.ts';
import { idSchema, siteIdSchema } from '../domain/site/identifiers.ts';
import { permanenceTenueSchema, touchedRdvSchema } from './calendar.ts';

/** The paths of the pages where the coordination keeps the calendar, behind a staff session cookie. */
export const agendaPaths = {
  agenda: '/api/pilotage/agenda',
  permanences: '/api/pilotage/agenda/permanences',
  propositions: '/api/pilotage/agenda/propositions',
  salles: '/api/pilotage/agenda/salles',
  vacances: '/api/pilotage/agenda/vacances',
  liens: '/api/pilotage/agenda/liens',
  revocation: '/api/pilotage/agenda/liens/revocation',
  absences: '/api/pilotage/agenda/absences',
  kilometres: '/api/pilotage/agenda/kilometres',
  distances: '/api/pilotage/agenda/distances',
  estimations: '/api/pilotage/agenda/distances/estimations',
} as const;

const label = (most: number) => z.string().trim().min(1).max(most);

/** A permanence to enter (`rev` null), change or cancel; `essai` writes nothing and says what would be. */
export const permanenceRequestSchema = z.strictObject({
  permanence: permanenceSchema,
  rev: z.int().min(1).nullable(),
  annulee: z.boolean(),
  essai: z.boolean(),
});
export type PermanenceRequest = z.infer<typeof permanenceRequestSchema>;

/** What a change of permanence did, or would do: its slots to come, and the RDV to call back. */
export const permanenceAnswerSchema = z.object({
  tenue: permanenceTenueSchema,
  creneaux: z.int().min(0),
  aRappeler: z.array(touchedRdvSchema),
});
export type PermanenceAnswer = z.infer<typeof permanenceAnswerSchema>;

/** Which days of a series are jours fériés or school holidays. */
export const propositionsQuerySchema = z.strictObject({
  premierJour: localDaySchema,
  recurrence: permanenceSchema.shape.recurrence.unwrap(),
});
export const propositionsAnswerSchema = z.object({
  jours: z.array(z.object({ jour: localDaySchema, raison: z.string() })),
});

/** A room to add or to put right: its platform never changes. */
export const salleRequestSchema = salleSchema;

/** School holidays to add or put right, or to take off. */
export const vacancesRequestSchema = z.strictObject({
  vacances: vacancesSchema,
  retirees: z.boolean(),
});

/** A link to make: a partner’s planning (its agent’s alone when named) or a platform’s, for some days. */
export const lienRequestSchema = z.strictObject({
  organisme: partenaireIdSchema.nullable(),
  agent: label(120).nullable(),
  site: siteIdSchema.nullable(),
  jours: z.int().min(1).max(400),
});
export type LienRequest = z.infer<typeof lienRequestSchema>;

/** The link, shown once: only its hash is kept. */
export const lienAnswerSchema = z.object({ lien: idSchema, chemin: z.string() });

export const revocationRequestSchema = z.strictObject({ lien: idSchema });
export const absenceRequestSchema = z.strictObject({ absence: idSchema });

/** Nothing but the fact that it is done. */
export const doneAnswerSchema = z.object({ fait: z.literal(true) });

/** How many distances were estimated. */
export const estimationsAnswerSchema = z.object({ estimees: z.int().min(0) });

const countSchema = z.int().min(0);

/** The calendar as the coordination sees it: no visitor, and no reference but those to call back. */
export const agendaAnswerSchema = z.object({
  today: localDaySchema,
  sites: z.array(z.object({ id: siteIdSchema, nom: z.string() })),
  permanences: z.array(
    z.object({
      tenue: permanenceTenueSchema,
      prochaine: localDaySchema.nullable(),
      creneaux: countSchema,
      pris: countSchema,
    }),
  ),
  salles: z.array(salleSchema),
  vacances: z.array(vacancesSchema),
  liens: z.array(
    z.object({
      lien: idSchema,
      organisme: partenaireIdSchema.nullable(),
      agent: z.string().nullable(),
      site: siteIdSchema.nullable(),
      creeLe: z.iso.datetime(),
      expireLe: z.iso.datetime(),
      revoqueLe: z.iso.datetime().nullable(),
    }),
  ),
  absences: z.array(
    z.object({
      absence: idSchema,
      organisme: z.string(),
      agent: z.string().nullable(),
      du: localDaySchema,
      au: localDaySchema,
      note: z.string().nullable(),
      declareeLe: z.iso.datetime(),
      traiteeLe: z.iso.datetime().nullable(),
    }),
  ),
  aRappeler: z.array(
    z.object({
      reference: referenceRdvSchema,
      site: siteIdSchema,
      organismeNom: z.string(),
      jour: localDaySchema,
      debut: heureSchema,
      pourquoi: z.enum(['deplace', 'annule']),
    }),
  ),
});
export type AgendaAnswer = z.infer<typeof agendaAnswerSchema>;

export const kilometresQuerySchema = z.strictObject({
  annee: z.coerce.number().pipe(z.int().min(2000).max(2100)),
});

/** The road from a platform to a partner’s office, one way; `km` null takes it off. */
export const distanceRequestSchema = z.strictObject({
  site: siteIdSchema,
  organisme: partenaireIdSchema,
  km: z.number().min(0).max(2000).nullable(),
  source: label(300),
});
export type DistanceRequest = z.infer<typeof distanceRequestSchema>;

/**
 * The kilometres a year of visio avoided, by platform, with how they were made. `estimes` and
 * `sansDistance` count RDV held whose distance is an estimate or is not known (they add nothing).
 */
export const kilometresAnswerSchema = z.object({
  annee: z.int(),
  methode: z.string(),
  publie: z.object({ annee: z.int(), km: z.int(), source: z.string() }),
  sites: z.array(
    z.object({
      site: siteIdSchema,
      rdv: countSchema,
      km: z.number().min(0),
      estimes: countSchema,
      sansDistance: countSchema,
    }),
  ),
  distances: z.array(
    z.object({
      site: siteIdSchema,
      organisme: z.string(),
      km: z.number().min(0),
      estimee: z.boolean(),
      source: z.string(),
    }),
  ),
});
export type KilometresAnswer = z.infer<typeof kilometresAnswerSchema>;
