import { z } from 'zod';
import { motifCodeSchema, permanenceSchema } from '../domain/permanence/schema.ts';
import { etatRdvSchema, referenceRdvSchema } from '../domain/rdv/schema.ts';
import { idSchema } from '../domain/site/identifiers.ts';
import { calendarRequestAnswerSchema } from '../sync/calendar.ts';

/** The most things of the calendar one pull gives. */
export const MAX_CALENDAR_PULL = 2000;

const asked = { demande: idSchema, reference: referenceRdvSchema };

/**
 * What the page asks of the département through the host, which keeps it until it is answered. It is
 * `CalendarRequest` without the revision a change is made on: the host knows it, or will once what
 * was asked before on the same RDV is answered.
 */
export const souhaitSchema = z.discriminatedUnion('genre', [
  z.strictObject({
    genre: z.literal('reserver'),
    ...asked,
    creneau: idSchema,
    motif: motifCodeSchema,
  }),
  z.strictObject({ genre: z.literal('deplacer'), ...asked, creneau: idSchema }),
  z.strictObject({ genre: z.literal('annuler'), ...asked, etat: z.enum(['excuse', 'annule']) }),
  z.strictObject({
    genre: z.literal('presence'),
    ...asked,
    etat: etatRdvSchema.exclude(['annule']),
  }),
  z.strictObject({ genre: z.literal('rappele'), ...asked }),
]);
export type Souhait = z.infer<typeof souhaitSchema>;

/**
 * A request and what became of it: `attend` until the département has answered, whether it heard or
 * not; `retiree` when it was let go of before anything was sent.
 */
export const demandeTenueSchema = z.strictObject({
  souhait: souhaitSchema,
  etat: z.enum(['attend', 'faite', 'refusee', 'retiree']),
  /** What the département said when it refused. */
  refus: z.strictObject({ code: z.string(), sentence: z.string() }).nullable(),
  le: z.iso.datetime(),
});
export type DemandeTenue = z.infer<typeof demandeTenueSchema>;

/**
 * Whether the calendar is followed. `absent`: this département has none yet. `recuLe` is when it was
 * last heard, null when it never was.
 */
export const calendarLineSchema = z.strictObject({
  ligne: z.enum(['non-relie', 'ouverture', 'en-ligne', 'hors-ligne', 'absent', 'refuse']),
  recuLe: z.iso.datetime().nullable(),
  /** What the département said when it refuses this desk. */
  sentence: z.string().nullable(),
});
export type CalendarLine = z.infer<typeof calendarLineSchema>;

/**
 * A page of the host’s copy. `copie` names that copy: another one, or none, is pulled from its beginning.
 * `contenu` is what the département said of a thing, or a `demandeTenueSchema`; null when it is no more.
 */
export const calendarPullSchema = {
  request: z.strictObject({
    copie: idSchema.optional(),
    afterSeq: z.int().min(0),
    limit: z.int().min(1).max(MAX_CALENDAR_PULL),
  }),
  response: z.strictObject({
    copie: idSchema,
    changements: z.array(
      z.strictObject({
        seq: z.int().min(1),
        genre: z.string(),
        id: z.string(),
        contenu: z.record(z.string(), z.unknown()).nullable(),
      }),
    ),
    throughSeq: z.int().min(0),
    seq: z.int().min(0),
    line: calendarLineSchema,
  }),
} as const;

/** A permanence of this platform, asked for at once: it is never kept for later. */
export const calendarPermanenceSchema = {
  request: z.strictObject({
    demande: idSchema,
    permanence: permanenceSchema,
    /** The one it changes; none when it is entered. */
    rev: z.int().min(1).optional(),
    annulee: z.boolean(),
    essai: z.boolean(),
  }),
  response: calendarRequestAnswerSchema,
} as const;
