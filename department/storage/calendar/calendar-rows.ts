import { z } from 'zod';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import { heureSchema, permanenceSchema } from '../../../shared/domain/permanence/schema.ts';
import { rdvSchema, referenceRdvSchema } from '../../../shared/domain/rdv/schema.ts';
import { idSchema, siteIdSchema } from '../../../shared/domain/site/identifiers.ts';
import type { PermanenceTenue } from '../../../shared/sync/calendar.ts';
import type {
  BookedPlace,
  DoneRequest,
  KeptSlot,
  SlotWithPermanence,
} from '../../operations/calendar/calendar-store.ts';

const instantTextSchema = z
  .date()
  .transform((date) => Temporal.Instant.fromEpochMilliseconds(date.getTime()).toString());

/** Columns of a slot; days are asked for as text, which no zone can move. */
export const SLOT_COLUMNS = `slots.creneau AS id, slots.permanence, slots.origine::text AS origine,
  slots.jour::text AS jour, slots.debut, slots.fin, slots.starts_at, slots.ends_at, slots.places,
  slots.etat`;

const slotShape = {
  id: idSchema,
  permanence: idSchema,
  origine: localDaySchema,
  jour: localDaySchema,
  debut: heureSchema,
  fin: heureSchema,
  starts_at: instantTextSchema,
  ends_at: instantTextSchema,
  places: z.int(),
  etat: z.enum(['ouvert', 'retire']),
};

export const slotRowSchema = z
  .object(slotShape)
  .transform(({ starts_at: debutLe, ends_at: finLe, ...rest }): KeptSlot => ({
    ...rest,
    debutLe,
    finLe,
  }));

/** Columns of a permanence. */
export const PERMANENCE_COLUMNS =
  'permanences.contenu, permanences.rev, permanences.etat AS tenue, permanences.saisie_par';

const permanenceShape = {
  contenu: permanenceSchema,
  rev: z.int(),
  tenue: z.enum(['active', 'annulee']),
  saisie_par: siteIdSchema.nullable(),
};

type PermanenceRow = z.infer<z.ZodObject<typeof permanenceShape>>;

const toTenue = ({
  contenu: permanence,
  rev,
  tenue: etat,
  saisie_par: saisiePar,
}: PermanenceRow): PermanenceTenue => ({ permanence, rev, etat, saisiePar });

export const permanenceRowSchema = z.object(permanenceShape).transform(toTenue);

/** The states that hold a place, as the partial index names them. */
export const LIVE = "('prevu', 'honore', 'non-venu')";

/** Slots with their permanence and how many places are taken of each; `$1` is the département. */
export const SLOT_WITH_PERMANENCE = `SELECT ${SLOT_COLUMNS}, ${PERMANENCE_COLUMNS}, prises
  FROM slots JOIN permanences USING (departement, permanence)
    CROSS JOIN LATERAL (SELECT count(*) AS prises FROM bookings WHERE bookings.departement = $1
      AND bookings.creneau = slots.creneau AND bookings.etat IN ${LIVE}) AS taken`;

const takenRowSchema = z.object({ prises: z.coerce.number() });

/** Slots with their permanences, each of which is read once however many of its slots there are. */
export function toSlotsWithPermanences(
  rows: readonly Readonly<Record<string, unknown>>[],
): readonly SlotWithPermanence[] {
  const read = new Map<string, PermanenceTenue>();
  return rows.map((row) => {
    const slot = slotRowSchema.parse(row);
    const tenue = read.get(slot.permanence) ?? permanenceRowSchema.parse(row);
    read.set(slot.permanence, tenue);
    return { slot, tenue, prises: takenRowSchema.parse(row).prises };
  });
}

/** Columns of a RDV. */
export const BOOKING_COLUMNS = `bookings.reference, bookings.creneau, bookings.site,
  bookings.motif, bookings.etat, bookings.rev, bookings.a_rappeler AS "aRappeler"`;

export const bookingRowSchema = rdvSchema;

export const bookedPlaceRowSchema = rdvSchema
  .extend({ place: z.int() })
  .transform((row): BookedPlace => row);

export const doneRowSchema = z
  .object({
    site: siteIdSchema,
    empreinte: z.instanceof(Uint8Array),
    reference: referenceRdvSchema.nullable(),
  })
  .transform((row): DoneRequest => row);
