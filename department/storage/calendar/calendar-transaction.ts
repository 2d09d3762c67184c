import { z } from 'zod';
import { holdsPlace } from '../../../shared/domain/rdv/schema.ts';
import type { DepartementCode } from '../../../shared/domain/site/identifiers.ts';
import type { PermanenceTenue } from '../../../shared/sync/calendar.ts';
import type { CalendarTransaction, KeptSlot } from '../../operations/calendar/calendar-store.ts';
import type { Queryable } from '../database.ts';
import type { CalendarNumbers } from './calendar-numbers.ts';
import {
  bookedPlaceRowSchema,
  BOOKING_COLUMNS,
  doneRowSchema,
  LIVE,
  permanenceRowSchema,
  PERMANENCE_COLUMNS,
  SLOT_COLUMNS,
  SLOT_WITH_PERMANENCE,
  slotRowSchema,
  toSlotsWithPermanences,
} from './calendar-rows.ts';
import { freeRooms, takeBooth, takeRoom } from './room-lines.ts';

const slotIdRowSchema = z.object({ creneau: z.string() });
const placeRowSchema = z.object({ place: z.int() });

/** One change of the calendar on a connection that is in a transaction. */
export function createCalendarTransaction(
  client: Queryable,
  departement: DepartementCode,
  numbers: CalendarNumbers,
): CalendarTransaction {
  /** A slot whose places change is said again: desks read how many are taken from it. */
  const touchSlots = async (ids: readonly string[], before: number): Promise<void> => {
    await client.prepared(
      `UPDATE slots SET numero = $2 + given.rank, sequence = sequence + 1
       FROM unnest($3::uuid[]) WITH ORDINALITY AS given (creneau, rank)
       WHERE slots.departement = $1 AND slots.creneau = given.creneau`,
      [departement, before, ids],
    );
  };

  /** The lowest place of a locked slot nobody holds; null when all are held. */
  const freePlace = async (creneau: string, places: number): Promise<number | null> => {
    const [row] = await client.prepared(
      `SELECT place FROM generate_series(1, $3::int) AS place
       WHERE NOT EXISTS (SELECT FROM bookings
         WHERE departement = $1 AND creneau = $2 AND bookings.place = place.place
           AND etat IN ${LIVE})
       ORDER BY place LIMIT 1`,
      [departement, creneau, places],
    );
    return row === undefined ? null : placeRowSchema.parse(row).place;
  };

  return {
    async claim({ demande, site, empreinte, reference, at }) {
      const claimed = await client.prepared(
        `INSERT INTO calendar_requests (departement, demande, site, empreinte, reference, done_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING demande`,
        [departement, demande, site, empreinte, reference, at.toString()],
      );
      if (claimed.length > 0) return null;
      const [row] = await client.query(
        `SELECT site, empreinte, reference FROM calendar_requests
         WHERE departement = $1 AND demande = $2`,
        [departement, demande],
      );
      return doneRowSchema.parse(row);
    },

    async findSlotOf(reference) {
      const [row] = await client.query(
        'SELECT creneau FROM bookings WHERE departement = $1 AND reference = $2',
        [departement, reference],
      );
      return row === undefined ? null : slotIdRowSchema.parse(row).creneau;
    },

    async lockSlots(ids) {
      const [, rows] = await Promise.all([
        client.prepared(
          `SELECT FROM slots WHERE departement = $1 AND creneau = ANY($2::uuid[])
           ORDER BY creneau FOR UPDATE`,
          [departement, ids],
        ),
        // Read once locked: what another change did while we waited is seen.
        client.prepared(
          `${SLOT_WITH_PERMANENCE} WHERE departement = $1 AND creneau = ANY($2::uuid[])`,
          [departement, ids],
        ),
      ]);
      return new Map(toSlotsWithPermanences(rows).map((one) => [one.slot.id, one]));
    },

    async lockBooking(reference) {
      const [row] = await client.query(
        `SELECT ${BOOKING_COLUMNS}, bookings.place FROM bookings
         WHERE departement = $1 AND reference = $2 FOR UPDATE`,
        [departement, reference],
      );
      return row === undefined ? null : bookedPlaceRowSchema.parse(row);
    },

    async insertBooking({ reference, creneau, site, motif, etat, rev }, places, at) {
      const place = await freePlace(creneau, places);
      if (place === null) return 'full';
      const before = await numbers.take(2);
      const [inserted] = await Promise.all([
        client.prepared(
          `INSERT INTO bookings
             (departement, reference, creneau, place, site, motif, etat, rev, modifie_le, numero)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
           ON CONFLICT (departement, reference) DO NOTHING RETURNING reference`,
          [
            departement,
            reference,
            creneau,
            place,
            site,
            motif,
            etat,
            rev,
            at.toString(),
            before + 1,
          ],
        ),
        touchSlots([creneau], before + 1),
      ]);
      return inserted.length === 0 ? 'taken-reference' : 'inserted';
    },

    async updateBooking(was, now, places, at) {
      const keeps = was.creneau === now.creneau && holdsPlace(was.etat) === holdsPlace(now.etat);
      const wants = holdsPlace(now.etat) && !keeps;
      const place = wants ? await freePlace(now.creneau, places) : was.place;
      if (place === null) return false;
      const touched = [...new Set([was.creneau, now.creneau])];
      const before = await numbers.take(1 + touched.length);
      const updated = await client.query(
        `UPDATE bookings SET creneau = $4, place = $5, motif = $6, etat = $7, a_rappeler = $8,
           rev = rev + 1, modifie_le = $9, numero = $10
         WHERE departement = $1 AND reference = $2 AND rev = $3 RETURNING reference`,
        [
          departement,
          was.reference,
          was.rev,
          now.creneau,
          place,
          now.motif,
          now.etat,
          now.aRappeler,
          at.toString(),
          before + 1,
        ],
      );
      if (updated.length === 0) throw new Error('A locked RDV changed under its lock.');
      await touchSlots(touched, before + 1);
      return true;
    },

    async lockPermanence(id) {
      const [row] = await client.query(
        `SELECT ${PERMANENCE_COLUMNS} FROM permanences
         WHERE departement = $1 AND permanence = $2 FOR UPDATE`,
        [departement, id],
      );
      return row === undefined ? null : permanenceRowSchema.parse(row);
    },

    async insertPermanence(tenue, auteur, at) {
      const { permanence } = tenue;
      const inserted = await client.query(
        `INSERT INTO permanences (departement, permanence, rev, etat, saisie_par, auteur, organisme,
           agent, contenu, concerne, modifie_le, numero)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0)
         ON CONFLICT DO NOTHING RETURNING permanence`,
        [
          departement,
          permanence.id,
          tenue.rev,
          tenue.etat,
          tenue.saisiePar,
          auteur,
          permanence.organisme,
          permanence.agent,
          JSON.stringify(permanence),
          concerned(tenue),
          at.toString(),
        ],
      );
      return inserted.length > 0;
    },

    async updatePermanence(tenue, auteur, at) {
      const { permanence } = tenue;
      await client.query(
        `UPDATE permanences SET rev = $3, etat = $4, auteur = $5, organisme = $6, agent = $7,
           contenu = $8, modifie_le = $9,
           concerne = ARRAY(SELECT DISTINCT unnest(concerne || $10::text[]))
         WHERE departement = $1 AND permanence = $2`,
        [
          departement,
          permanence.id,
          tenue.rev,
          tenue.etat,
          auteur,
          permanence.organisme,
          permanence.agent,
          JSON.stringify(permanence),
          at.toString(),
          concerned(tenue),
        ],
      );
    },

    async lockSlotsOf(permanence) {
      const rows = await client.query(
        `SELECT ${SLOT_COLUMNS} FROM slots WHERE departement = $1 AND permanence = $2
         ORDER BY creneau FOR UPDATE`,
        [departement, permanence],
      );
      return rows.map((row) => slotRowSchema.parse(row));
    },

    async liveBookings(slots) {
      const rows = await client.query(
        `SELECT ${BOOKING_COLUMNS}, bookings.place FROM bookings
         WHERE departement = $1 AND creneau = ANY($2::uuid[]) AND etat IN ${LIVE}
         ORDER BY reference FOR UPDATE`,
        [departement, slots],
      );
      return rows.map((row) => bookedPlaceRowSchema.parse(row));
    },

    async writeSlots(permanence, { added, moved, withdrawn, kept }, at) {
      const all = [...added, ...moved, ...kept];
      const before = await numbers.take(1 + all.length + withdrawn.length);
      await client.query(
        'UPDATE permanences SET numero = $3 WHERE departement = $1 AND permanence = $2',
        [departement, permanence, before + 1],
      );
      await upsertSlots(client, departement, all, before + 1, at);
      await client.query(
        `UPDATE slots SET etat = 'retire', sequence = sequence + 1, modifie_le = $3,
           numero = $4 + given.rank
         FROM unnest($2::uuid[]) WITH ORDINALITY AS given (creneau, rank)
         WHERE slots.departement = $1 AND slots.creneau = given.creneau`,
        [departement, withdrawn, at.toString(), before + 1 + all.length],
      );
    },

    freeRooms: (taker, from) => freeRooms(client, departement, taker, from),
    takeRoom: (site, salle, spans, taker) =>
      takeRoom(client, departement, { site, salle }, spans, taker),
    takeBooth: (site, span, taker) => takeBooth(client, departement, site, span, taker),
    notify: async (sites) => numbers.concern(sites),
  };
}

async function upsertSlots(
  client: Queryable,
  departement: DepartementCode,
  slots: readonly KeptSlot[],
  before: number,
  at: Temporal.Instant,
): Promise<void> {
  await client.query(
    `INSERT INTO slots (departement, creneau, permanence, origine, jour, debut, fin, starts_at,
       ends_at, places, etat, modifie_le, numero)
     SELECT $1, creneau, permanence, origine, jour, debut, fin, starts_at, ends_at, places,
       'ouvert', $2, $3 + rank
     FROM unnest($4::uuid[], $5::uuid[], $6::date[], $7::date[], $8::text[], $9::text[],
       $10::timestamptz[], $11::timestamptz[], $12::int[]) WITH ORDINALITY
       AS given (creneau, permanence, origine, jour, debut, fin, starts_at, ends_at, places, rank)
     ON CONFLICT (departement, creneau) DO UPDATE SET jour = excluded.jour,
       debut = excluded.debut, fin = excluded.fin, starts_at = excluded.starts_at,
       ends_at = excluded.ends_at, places = excluded.places, numero = excluded.numero,
       modifie_le = excluded.modifie_le,
       sequence = slots.sequence + (slots.starts_at <> excluded.starts_at
         OR slots.ends_at <> excluded.ends_at)::int`,
    [
      departement,
      at.toString(),
      before,
      slots.map(({ id }) => id),
      slots.map(({ permanence }) => permanence),
      slots.map(({ origine }) => origine),
      slots.map(({ jour }) => jour),
      slots.map(({ debut }) => debut),
      slots.map(({ fin }) => fin),
      slots.map(({ debutLe }) => debutLe),
      slots.map(({ finLe }) => finLe),
      slots.map(({ places }) => places),
    ],
  );
}

/** The platforms a permanence concerns, `*` when all. */
function concerned({ permanence: { lieu } }: PermanenceTenue): readonly string[] {
  if (lieu.genre === 'plateforme') return [lieu.site];
  return lieu.sites ?? ['*'];
}
