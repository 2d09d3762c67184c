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
  SLOT_WITH_PERMANENCE,
  toSlotsWithPermanences,
} from './calendar-rows.ts';
import { createCalendarTransaction } from './calendar-transaction.ts';
import { countAndErase } from './erase-bookings.ts';

const askedRowSchema = z.object({
  id: z.string().nullable(),
  empreinte: z.instanceof(Uint8Array).nullable(),
});
const markRowSchema = z.object({ made_at: z.date() });
const headRowSchema = z.object({ numero: z.coerce.number() });
const noticeSchema = z.object({
  departement: z.string(),
  numero: z.number(),
  sites: z.array(z.string()).nullable(),
});

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

    async readAsked({ demande, creneau }) {
      const [row] = await database.prepared(
        `SELECT slot.*, done.site, done.empreinte, done.reference
         FROM (VALUES ($3::uuid)) AS asked (demande)
           LEFT JOIN (${SLOT_WITH_PERMANENCE} WHERE departement = $1 AND creneau = $2) AS slot ON true
           LEFT JOIN calendar_requests AS done
             ON done.departement = $1 AND done.demande = asked.demande`,
        [departement, creneau, demande],
      );
      const { id, empreinte } = askedRowSchema.parse(row);
      return {
        found: id === null ? null : (toSlotsWithPermanences([row ?? {}])[0] ?? null),
        done: empreinte === null ? null : doneRowSchema.parse(row),
      };
    },

    async readSlot(id) {
      const [row] = await database.query(
        `${SLOT_WITH_PERMANENCE} WHERE departement = $1 AND creneau = $2`,
        [departement, id],
      );
      return row === undefined ? null : (toSlotsWithPermanences([row])[0] ?? null);
    },

    async readBooking(reference) {
      const [row] = await database.query(
        `SELECT ${BOOKING_COLUMNS} FROM bookings WHERE departement = $1 AND reference = $2`,
        [departement, reference],
      );
      return row === undefined ? null : bookingRowSchema.parse(row);
    },

    async freeSlotsNear({ organisme, near, after, except, limit }) {
      // Each way from the instant, in the order of an index, and no farther than it takes.
      const free = `${SLOT_WITH_PERMANENCE}
        WHERE departement = $1 AND permanences.organisme = $2 AND permanences.etat = 'active'
          AND slots.etat = 'ouvert' AND slots.creneau <> $5 AND prises < slots.places`;
      const rows = await database.prepared(
        `SELECT * FROM (
           (${free} AND slots.starts_at >= $3 AND slots.starts_at > $4
            ORDER BY slots.starts_at, slots.creneau LIMIT $6)
           UNION ALL
           (${free} AND slots.starts_at < $3 AND slots.starts_at > $4
            ORDER BY slots.starts_at DESC, slots.creneau LIMIT $6)) AS offered
         ORDER BY abs(extract(epoch FROM starts_at - $3::timestamptz)), starts_at, id
         LIMIT $6`,
        [departement, organisme, near.toString(), after.toString(), except, limit],
      );
      return toSlotsWithPermanences(rows).map(toOffer);
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
