import { z } from 'zod';
import { localDaySchema } from '../calendar/local-day.ts';
import { idSchema, siteIdSchema } from '../site/identifiers.ts';
import { telephoneVisioSchema } from './telephone-visio.ts';

/** Most days from the first to the last day of a permanence: a school year and its holidays. */
export const SERIES_DAYS = 400;

/** Most slots one permanence may have over its whole series. */
export const SERIES_SLOTS = 2000;

/** Text without control characters but line ends: what is shown and printed as it stands. */
const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*(\n[^\p{Cc}\p{Cs}]*)*$/u);

/** The hour on the wall in the network’s zone, `HH:MM`, every five minutes: rooms are taken by fives. */
export const heureSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5][05]$/)
  .brand<'Heure'>();
export type Heure = z.infer<typeof heureSchema>;

/** A partner body: the id of an operateur, or any slug the coordination gives (`point-conseil-budget`). */
export const partenaireIdSchema = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** The code of a motive inside its permanence: what leaves the desk in place of any word on the person. */
export const motifCodeSchema = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/**
 * The text of an RRULE (RFC 5545) without its DTSTART, of days: DAILY, WEEKLY or MONTHLY. It must end
 * (COUNT or UNTIL): `expandPermanence` refuses one without end, which this shape lets through so that
 * the person is told in a sentence.
 */
const rruleSchema = z
  .string()
  .max(200)
  .regex(/^[A-Z]+=[A-Z0-9,+-]+(;[A-Z]+=[A-Z0-9,+-]+)*$/);

const plageSchema = z.strictObject({ jour: localDaySchema, debut: heureSchema, fin: heureSchema });

/**
 * Where it is held. `plateforme`: the agent comes, in a room of that platform or none named. `visio`:
 * each RDV is taken from any of these platforms (null: every one), whose booth it takes.
 */
const lieuPermanenceSchema = z.discriminatedUnion('genre', [
  z.strictObject({
    genre: z.literal('plateforme'),
    site: siteIdSchema,
    salle: idSchema.nullable(),
  }),
  z.strictObject({
    genre: z.literal('visio'),
    sites: z.array(siteIdSchema).min(1).max(100).nullable(),
    /** The link agents and platforms join the call by, when the partner has one of its own. */
    lien: z
      .url({ protocol: /^https$/, hostname: z.regexes.domain })
      .max(500)
      .nullable(),
    /** To join by telephone when video does not work, as the partner gave it; absent: not known. */
    telephone: telephoneVisioSchema.optional(),
  }),
]);

/**
 * A permanence: a partner body receives, at a platform or by visio, on one day or on the days of a
 * recurrence, in slots of one length. `exceptions` speak of a day of the recurrence: nothing is held
 * (`devient` null), or it is held at another time or another day. `ouverture` is how many days before
 * a slot it may be booked (null: from the start). Nothing here is about a visitor; `agent` is a
 * professional’s name or function, as their body gives it.
 */
export const permanenceSchema = z.strictObject({
  id: idSchema,
  organisme: partenaireIdSchema,
  organismeNom: text(120),
  agent: text(120).nullable(),
  lieu: lieuPermanenceSchema,
  premierJour: localDaySchema,
  debut: heureSchema,
  fin: heureSchema,
  recurrence: rruleSchema.nullable(),
  exceptions: z
    .array(z.strictObject({ jour: localDaySchema, devient: plageSchema.nullable() }))
    .max(SERIES_DAYS),
  /** Minutes. */
  dureeCreneau: z.int().min(5).max(480).multipleOf(5),
  /** How many RDV one slot takes: one, or more for a collective slot. */
  places: z.int().min(1).max(30),
  motifs: z
    .array(z.strictObject({ code: motifCodeSchema, libelle: text(120) }))
    .min(1)
    .max(40),
  pieces: z.array(text(200)).max(30),
  ouverture: z.int().min(0).max(SERIES_DAYS).nullable(),
  notes: text(2000).nullable(),
});
export type Permanence = z.infer<typeof permanenceSchema>;

/** A slot as the département generated it, with how many of its places are taken by anyone. */
export const creneauSchema = z.object({
  id: idSchema,
  permanence: idSchema,
  jour: localDaySchema,
  debut: heureSchema,
  fin: heureSchema,
  /** The same as instants: right whatever the season. */
  debutLe: z.iso.datetime(),
  finLe: z.iso.datetime(),
  places: z.int().min(1),
  prises: z.int().min(0),
  /** `retire`: the permanence no longer holds it; it is shown only where a RDV is to be called back. */
  etat: z.enum(['ouvert', 'retire']),
});
export type Creneau = z.infer<typeof creneauSchema>;

/** A room or a piece of equipment of a platform. A visio RDV takes a `cabine-visio` when there is one. */
export const salleSchema = z.strictObject({
  id: idSchema,
  site: siteIdSchema,
  nom: text(80),
  genre: z.enum(['bureau', 'cabine-visio', 'materiel']),
  /** A room no longer used keeps its past and takes nothing more. */
  active: z.boolean(),
});
export type Salle = z.infer<typeof salleSchema>;

/** School holidays as the coordination entered them, first and last day included. */
export const vacancesSchema = z
  .strictObject({ id: idSchema, nom: text(80), du: localDaySchema, au: localDaySchema })
  .refine(({ du, au }) => du <= au, { message: 'holidays end after they begin' });
export type Vacances = z.infer<typeof vacancesSchema>;
