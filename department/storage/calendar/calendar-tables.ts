import { z } from 'zod';
import type { DepartementCode } from '../../../shared/domain/site/identifiers.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { CalendarStore } from '../../operations/calendar/calendar-store.ts';
import { toOffer } from '../../operations/calendar/change-booking.ts';
import type { Database } from '../database.ts';
import { readCalendarFeed } from './calendar-feed.ts';
import { CALENDAR_CHANNEL, createCalendarNumbers } from './calendar-numbers.ts';
import {
  bookingRowSchema,
  BOOKING_COLUMNS,
  doneRowSchema,
  LIVE,
  PERMANENCE_COLUMNS,
  SLOT_COLUMNS,
  slotWithPermanenceRowSchema,
} from './calendar-rows.ts';
import { createCalendarTransaction } from './calendar-transaction.ts';
import { countAndErase } from './erase-bookings.ts';

const markRowSchema = z.object({ made_at: z.date() });
const headRowSchema = z.object({ numero: z.coerce.number() });
const noticeSchema = z.object({
  departement: z.string(),
  numero: z.number(),
  sites: z.array(z.string()).nullable(),
});

const SLOT_WITH_PERMANENCE = `SELECT ${SLOT_COLUMNS}, ${PERMANENCE_COLUMNS},
    (SELECT count(*) FROM bookings WHERE bookings.departement = $1
       AND bookings.creneau = slots.creneau AND bookings.etat IN ${LIVE}) AS prises
  FROM slots JOIN permanences USING (departement, permanence)`;

/** Undoes a change that gave a refusal. */
class Undone<F> extends Error {
  override readonly name = 'Undone';

  readonly failure: F;

  constructor(failure: F) {
    super('Refused: nothing is kept.');
    this.failure = failure;
  }
}

/** The shared calendar, in the tables of migration `calendar`. */
export function createCalendarStore(
  database: Database,
  departement: DepartementCode,
): CalendarStore {
  const readHead = async (): Promise<number> => {
    const [row] = await database.query('SELECT numero FROM calendar_logs WHERE departement = $1', [
      departement,
    ]);
    return row === undefined ? 0 : headRowSchema.parse(row).numero;
  };

  return {
    async change<T, F>(
      at: Temporal.Instant,
      work: (transaction: ReturnType<typeof createCalendarTransaction>) => Promise<Result<T, F>>,
    ): Promise<Result<T, F>> {
      try {
        return await database.transaction(async (client) => {
          const numbers = createCalendarNumbers(client, departement);
          const done = await work(createCalendarTransaction(client, departement, numbers));
          if (!done.ok) throw new Undone(done.failure);
          await numbers.finish(at);
          return ok(done.value);
        });
      } catch (error) {
        if (error instanceof Undone) return err((error as Undone<F>).failure);
        throw error;
      }
    },

    async readRequest(demande) {
      const [row] = await database.query(
        `SELECT site, empreinte, reference FROM calendar_requests
         WHERE departement = $1 AND demande = $2`,
        [departement, demande],
      );
      return row === undefined ? null : doneRowSchema.parse(row);
    },

    async readSlot(id) {
      const [row] = await database.query(
        `${SLOT_WITH_PERMANENCE} WHERE departement = $1 AND creneau = $2`,
        [departement, id],
      );
      return row === undefined ? null : slotWithPermanenceRowSchema.parse(row);
    },

    async readBooking(reference) {
      const [row] = await database.query(
        `SELECT ${BOOKING_COLUMNS} FROM bookings WHERE departement = $1 AND reference = $2`,
        [departement, reference],
      );
      return row === undefined ? null : bookingRowSchema.parse(row);
    },

    async freeSlotsNear({ organisme, near, after, except, limit }) {
      const rows = await database.query(
        `SELECT * FROM (${SLOT_WITH_PERMANENCE}
           WHERE departement = $1 AND permanences.organisme = $2 AND permanences.etat = 'active'
             AND slots.etat = 'ouvert' AND slots.starts_at > $4 AND slots.creneau <> $5) AS offered
         WHERE prises < places
         ORDER BY abs(extract(epoch FROM starts_at - $3::timestamptz)), starts_at, id
         LIMIT $6`,
        [departement, organisme, near.toString(), after.toString(), except, limit],
      );
      return rows.map((row) => toOffer(slotWithPermanenceRowSchema.parse(row)));
    },

    feed: (query) => readCalendarFeed(database, departement, query),

    async mark(numero) {
      const [row] = await database.query(
        `SELECT made_at FROM calendar_marks WHERE departement = $1 AND numero <= $2
         ORDER BY numero DESC LIMIT 1`,
        [departement, numero],
      );
      // Inside the very first change, no number is marked yet.
      return row === undefined ? 'debut' : markRowSchema.parse(row).made_at.toISOString();
    },

    countAndErase: (before) => countAndErase(database, departement, before),

    listen: (heard) =>
      database.listen(CALENDAR_CHANNEL, {
        message: (text) => {
          const notice = noticeSchema.parse(JSON.parse(text));
          if (notice.departement === departement) heard(notice);
        },
        // What was said while the line was cut is not said again: everyone looks for themselves.
        reopened: async () => heard({ numero: await readHead(), sites: null }),
      }),
  };
}
