import { z } from 'zod';
import {
  creneauSchema,
  motifCodeSchema,
  permanenceSchema,
  salleSchema,
  vacancesSchema,
} from '../domain/permanence/schema.ts';
import { etatRdvSchema, rdvSchema, referenceRdvSchema } from '../domain/rdv/schema.ts';
import { idSchema, siteIdSchema } from '../domain/site/identifiers.ts';

/**
 * The shared calendar, between the desks and their département. Calls beside those of `protocol.ts`,
 * with a version of their own, as publications have. A département without them answers 404.
 *
 *   GET  /api/desk/calendar?depuis=<numero>&origine=<origine>&repere=<repere>   what changed
 *   POST /api/desk/calendar/demandes                                            what a desk asks for
 *   GET  /api/desk/calendar/evenements                                          Server-Sent Events
 *
 * Who owns what. A slot belongs to the partner, and the département alone says `confirme`. It owns
 * permanences, slots, rooms, holidays and RDV: a desk keeps a copy of what concerns its platform,
 * rebuilt from `depuis=0` whenever in doubt, and never changes it by itself. The desk owns what the
 * département must never know: who comes, for which dossier, and the requests it has not been
 * answered for. A RDV holds platform, slot, motive code and a random reference that the desk draws.
 *
 * The feed. State, not events, as in `publications.ts`: each change in the département takes the next
 * number; an answer gives, in the order of numbers, the last word on each thing said after `depuis`
 * that concerns the platform, and `reste` when others follow. `contenu` null: it no longer concerns
 * this platform. `numero` is where the next call starts from. Another log or a restored one is
 * answered from the beginning (`recommence`): the desk forgets its copy first. Of the RDV of other
 * platforms nothing is given but how many places of a slot are taken (`prises`). What is 31 days past is
 * no longer given; the desk lets go of it by itself.
 *
 * Requests. Each carries `demande`, an id the desk makes once and repeats until it has the answer:
 * a request is done once however often it arrives. A change of something known names its `rev`; another
 * change since is refused (`modifie-entre-temps`). Answers, one a request, in order:
 *
 *   confirme   done; `rdv` or `permanence` is what the département now holds
 *   doublon    this very request was already done; `rdv` is what it holds now, which may have changed
 *   refuse     not done; `code`, a French sentence, and for a place the nearest free slots (`creneaux`)
 *
 * A refusal is not remembered: the same request may be tried again. No answer, or a 5xx, tells nothing:
 * the desk repeats the request with the same `demande`, and shows `en attente` until then. Requests of
 * one call are done one after the other, each whole or not at all; a call cut short is repeated whole.
 *
 * Refusals of a request: those of `judgeBooking` and `expandPermanence`; `creneau-inconnu`,
 * `rdv-inconnu`, `permanence-inconnue`, `autre-plateforme` (not yours to change), `modifie-entre-temps`,
 * `reference-prise` (draw another), `rdv-passe`, `rdv-termine`, `trop-tot` (presence before the day),
 * `place-reprise` (an excused RDV whose place was given), `cabine-occupee`, `salle-occupee`,
 * `salle-inconnue`, `demande-reprise` (this `demande` was used for something else).
 *
 * Events. `calendar.changed`, data `{"numero": n}`, is sent to the desks of the platforms a change
 * concerns, from whichever server process made it. It says to pull, nothing more: a desk waits a random
 * moment of `pullSpread` first, and pulls once for many. A comment line every `heartbeat` keeps the
 * line open; a desk that hears nothing for twice as long opens another, later and later. Each (re)opening
 * is followed by one pull: nothing is lost between two lines.
 *
 * Version 2: a permanence by visio may say how it is joined by telephone. A desk of version 1 skips such
 * a permanence, as anything it does not understand, and says so; all others are as they were.
 *
 * Privacy. RDV and requests are erased 30 days after the slot; what is counted before is how many were
 * held, by platform, partner and month, and the kilometres avoided.
 */
export const CALENDAR_VERSION = 2;

export const calendarPaths = {
  feed: '/api/desk/calendar',
  requests: '/api/desk/calendar/demandes',
  events: '/api/desk/calendar/evenements',
} as const;

/** Limits both sides enforce, and the pace of events (milliseconds). */
export const calendarLimits = {
  changesPerCall: 500,
  requestsPerCall: 50,
  bodyBytes: 512 * 1024,
  /** How many free slots a refusal proposes. */
  proposals: 5,
  /** Days after the slot a RDV is kept. */
  keptDays: 30,
  heartbeat: 25_000,
  pullSpread: 2_000,
} as const;

/** The name of the event and its data. */
export const CALENDAR_CHANGED = 'calendar.changed';
export const calendarChangedSchema = z.object({ numero: z.int().min(0) });

/** Where a desk is; a first call is at 0, with no origin. */
export const calendarQuerySchema = z.strictObject({
  depuis: z.coerce.number().pipe(z.int().min(0)),
  origine: z.uuid().optional(),
  repere: z.string().max(40).optional(),
});

/** A permanence as the département holds it. `saisiePar`: the platform that entered its own. */
export const permanenceTenueSchema = z.object({
  permanence: permanenceSchema,
  rev: z.int().min(1),
  etat: z.enum(['active', 'annulee']),
  saisiePar: siteIdSchema.nullable(),
});
export type PermanenceTenue = z.infer<typeof permanenceTenueSchema>;

/** What each kind of change holds, read by its own schema: a desk skips what it does not understand. */
export const calendarContentSchemas = {
  permanence: permanenceTenueSchema,
  creneau: creneauSchema,
  rdv: rdvSchema,
  salle: salleSchema,
  vacances: vacancesSchema,
} as const;

export const calendarGenreSchema = z.enum(['permanence', 'creneau', 'rdv', 'salle', 'vacances']);
export type CalendarGenre = z.infer<typeof calendarGenreSchema>;

/** The last word on one thing. `id` is a RDV’s reference, or the id of anything else. */
export const calendarChangeSchema = z.object({
  numero: z.int().min(1),
  genre: z.string().min(1).max(40),
  id: z.string().min(1).max(60),
  contenu: z.record(z.string(), z.unknown()).nullable(),
});
export type CalendarChange = z.infer<typeof calendarChangeSchema>;

/** Département → desk. */
export const calendarAnswerSchema = z.object({
  version: z.int().min(1),
  now: z.iso.datetime(),
  origine: z.uuid(),
  recommence: z.boolean(),
  numero: z.int().min(0),
  repere: z.string().max(40).nullable(),
  reste: z.boolean(),
  changements: z.array(calendarChangeSchema).max(calendarLimits.changesPerCall),
});
export type CalendarAnswer = z.infer<typeof calendarAnswerSchema>;

const demande = { demande: idSchema };
const known = { reference: referenceRdvSchema, rev: z.int().min(1) };

/**
 * What a desk may ask for. `annuler` says by whom (`excuse`: the visitor; `annule`: us). `presence` may
 * be put right. `rappele`: the visitor of a moved or cancelled RDV was told. `permanence` enters (`rev`
 * null), changes or cancels (`annulee`) a permanence held at this very platform, `essai` to see which
 * RDV it would touch without doing it.
 */
export const calendarRequestSchema = z.discriminatedUnion('genre', [
  z.strictObject({
    genre: z.literal('reserver'),
    ...demande,
    reference: referenceRdvSchema,
    creneau: idSchema,
    motif: motifCodeSchema,
  }),
  z.strictObject({ genre: z.literal('deplacer'), ...demande, ...known, creneau: idSchema }),
  z.strictObject({
    genre: z.literal('annuler'),
    ...demande,
    ...known,
    etat: z.enum(['excuse', 'annule']),
  }),
  z.strictObject({
    genre: z.literal('presence'),
    ...demande,
    ...known,
    etat: etatRdvSchema.exclude(['annule']),
  }),
  z.strictObject({ genre: z.literal('rappele'), ...demande, ...known }),
  z.strictObject({
    genre: z.literal('permanence'),
    ...demande,
    permanence: permanenceSchema,
    rev: z.int().min(1).nullable(),
    annulee: z.boolean(),
    essai: z.boolean(),
  }),
]);
export type CalendarRequest = z.infer<typeof calendarRequestSchema>;

/** Desk → département. */
export const calendarRequestsSchema = z.strictObject({
  version: z.int().min(1),
  demandes: z.array(calendarRequestSchema).min(1).max(calendarLimits.requestsPerCall),
});

/** One RDV that a change of permanence moves or cancels: what the coordination may see of it. */
export const touchedRdvSchema = z.object({
  reference: referenceRdvSchema,
  site: siteIdSchema,
  motif: motifCodeSchema,
  avant: creneauSchema.pick({ jour: true, debut: true }),
  /** Null: cancelled. */
  apres: creneauSchema.pick({ jour: true, debut: true }).nullable(),
});
export type TouchedRdv = z.infer<typeof touchedRdvSchema>;

const answered = { demande: idSchema, rdv: rdvSchema.nullable() };

/** What came of one request. */
export const calendarRequestAnswerSchema = z.discriminatedUnion('issue', [
  z.object({
    issue: z.literal('confirme'),
    ...answered,
    permanence: permanenceTenueSchema.nullable(),
    aRappeler: z.array(touchedRdvSchema),
  }),
  z.object({ issue: z.literal('doublon'), ...answered }),
  z.object({
    issue: z.literal('refuse'),
    demande: idSchema,
    code: z.string(),
    sentence: z.string(),
    creneaux: z.array(creneauSchema).max(calendarLimits.proposals),
  }),
]);
export type CalendarRequestAnswer = z.infer<typeof calendarRequestAnswerSchema>;

/** Département → desk: one answer a request, in order. */
export const calendarAnswersSchema = z.object({
  version: z.int().min(1),
  now: z.iso.datetime(),
  reponses: z.array(calendarRequestAnswerSchema),
});
export type CalendarAnswers = z.infer<typeof calendarAnswersSchema>;
