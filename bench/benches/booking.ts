import { z } from 'zod';
import { createCalendarStore } from '../../department/storage/calendar/calendar-tables.ts';
import { answerRequests } from '../../department/operations/calendar/answer-requests.ts';
import { changePermanence } from '../../department/operations/calendar/coordinate-agenda.ts';
import { addDays } from '../../shared/domain/calendar/local-day.ts';
import type { Network } from '../../shared/domain/network/network.ts';
import { siteIdSchema } from '../../shared/domain/site/identifiers.ts';
import type { SiteId } from '../../shared/domain/site/identifiers.ts';
import { CALENDAR_VERSION, calendarRequestsSchema } from '../../shared/sync/calendar.ts';
import type { CalendarRequest } from '../../shared/sync/calendar.ts';
import { newId, newReference, visioDay } from '../records/permanences.ts';
import type { Bench } from '../harness/bench.ts';
import { atLeast, atMost } from '../harness/figure.ts';
import { measureRounds, medianOf } from '../harness/rounds.ts';
import { startDepartmentDatabase } from '../places/department.ts';
import type { BenchDepartment } from '../places/department.ts';
import { todayOfDesk } from '../places/desk-profile.ts';
import { sendSame } from '../places/same-statements.ts';
import type { LearntStatements } from '../places/same-statements.ts';
import { recordStatements } from '../places/statement-recorder.ts';

type Wish = CalendarRequest & { readonly genre: 'reserver' };

/** Clients that ask at once, each for every slot, each in its own order. */
const CLIENTS = 32;

/** Slots of one turn, and of the one long rush. */
const TURN = 20;
const RUSH = 200;

/** Rushes of one turn, the middle one kept. */
const GOES = 3;

const instantSchema = z
  .date()
  .transform((date) => Temporal.Instant.fromEpochMilliseconds(date.getTime()).toString());
const slotSchema = z
  .object({ creneau: z.string(), starts_at: instantSchema, ends_at: instantSchema })
  .transform(({ creneau, starts_at: debutLe, ends_at: finLe }) => ({ creneau, debutLe, finLe }));
type Slot = z.infer<typeof slotSchema>;

export const booking: Bench = {
  name: 'booking',
  title: 'Booking: everybody wants the same slots',
  method: [
    `${CLIENTS} clients, each asking for every slot in an order of its own: ${CLIENTS} requests a slot, one of which is confirmed. A turn has ${TURN} slots, three times over, the middle one kept; ${RUSH} are fought for once, and every booking is counted. A real PostgreSQL, its calendar emptied before each turn.`,
    'Relais answers through the operation a server process calls (no HTTP): it remembers the request, so that it may be sent again, locks the slot, applies the rules, takes a booth, numbers the change for the desks that follow, and proposes the nearest free slots to whoever is refused.',
    'Bare: the same statements, recorded once as a booking and a refusal send them, then sent for each request by the same driver over as many connections: nothing is parsed, judged or composed, and no answer is made of them.',
    'One INSERT: that of the booking alone, with the same unique slot and `ON CONFLICT DO NOTHING`: no rule, no memory of the request, nothing proposed, nobody told. Told, to show what an answer one can act on costs beside a bare “no”.',
  ],
  reasons: {
    'booking.sql':
      'beside its statements, a refusal reads the slot and the eight nearest free ones by their schemas, judges each by the rules of the domain, and composes an answer. Found by counting statements, then by profiling: a refusal sent four one after the other, planned anew, sorted every slot to come and read twenty permanences whole; it sends two, prepared, which go no farther than the nearest slots, and reads a permanence once.',
  },
  async run({ count, quick, tell }) {
    const department = await startDepartmentDatabase(0);
    try {
      const slots = await createSlots(department, quick ? TURN : RUSH);
      const learnt = await learnStatements(department, slots[0]);
      const measured = await measureRounds(
        count,
        ['sql', 'relais', 'insert'],
        async () => ({
          measure: async (side) => ({
            seconds: await medianOf(GOES, async () => {
              const some = slots.slice(0, TURN);
              const ask = {
                sql: bookBySql(department, learnt),
                relais: book(department),
                insert: insertBare(department),
              }[side];
              await forgetBookings(department);
              const seconds = await rush(some, ask);
              await expectOnePerSlot(department, some.length);
              return seconds;
            }),
          }),
          close: async () => {},
        }),
        tell,
      );
      await forgetBookings(department);
      const seconds = await rush(slots, book(department));
      const doubles = await expectOnePerSlot(department, slots.length);
      return {
        figures: [
          {
            name: 'booking.sql',
            label: 'speed of the same statements, bare',
            unit: '×',
            target: atLeast(0.7),
            values: measured.ratios('sql', 'relais', 'seconds'),
            control: measured.control('sql', 'seconds'),
          },
          {
            name: 'booking.insert',
            label: 'speed of one INSERT',
            unit: '×',
            target: null,
            values: measured.ratios('insert', 'relais', 'seconds'),
            control: measured.control('insert', 'seconds'),
          },
          {
            name: 'booking.double',
            label: `slots booked twice, ${CLIENTS} clients × ${slots.length} slots`,
            unit: 'slots',
            target: atMost(0),
            values: [doubles],
            control: null,
          },
        ],
        notes: [
          `${(CLIENTS * slots.length).toLocaleString('en')} requests for ${slots.length} slots: ${seconds.toFixed(1)} s, ${Math.round((CLIENTS * slots.length) / seconds)} answers a second.`,
        ],
      };
    } finally {
      await department.close();
    }
  },
};

/** Each client asks for every slot, one after the other, all clients at once. */
async function rush(
  slots: readonly Slot[],
  ask: (slot: Slot, client: number) => Promise<unknown>,
): Promise<number> {
  const start = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      for (let turn = 0; turn < slots.length; turn += 1) {
        const slot = slots[(turn * 7 + client * 3) % slots.length];
        if (slot !== undefined) await ask(slot, client);
      }
    }),
  );
  return (performance.now() - start) / 1000;
}

function book({ parts, network }: BenchDepartment) {
  return ({ creneau }: Slot, client: number) =>
    answerRequests(parts, siteOf(network, client), [wish(creneau)]);
}

function siteOf({ sites }: Network, client: number): SiteId {
  return siteIdSchema.parse(sites[client % sites.length]?.id);
}

function wish(creneau: string): Wish {
  const { demandes } = calendarRequestsSchema.parse({
    version: CALENDAR_VERSION,
    demandes: [
      {
        genre: 'reserver',
        demande: newId(),
        reference: newReference(),
        creneau,
        motif: 'aide-logement',
      },
    ],
  });
  return demandes[0] as Wish;
}

function bookBySql({ database, network }: BenchDepartment, learnt: LearntStatements) {
  return (slot: Slot, client: number) =>
    sendSame(database, learnt, {
      ...slot,
      demande: newId(),
      reference: newReference(),
      site: siteOf(network, client),
    });
}

/** Books a slot, then asks for it again and is refused; what either sent. */
async function learnStatements(
  { database, parts, network }: BenchDepartment,
  slot: Slot | undefined,
): Promise<LearntStatements> {
  if (slot === undefined) throw new Error('There is no slot to book.');
  const recorded = recordStatements(database);
  const deps = {
    ...parts,
    calendar: createCalendarStore(recorded.database, network.departement),
  };
  const site = siteOf(network, 0);
  const first = wish(slot.creneau);
  const ask = async (request: Wish, issue: string) => {
    const { reponses } = await answerRequests(deps, site, [request]);
    if (reponses[0]?.issue !== issue) throw new Error(`Not ${issue}: ${JSON.stringify(reponses)}`);
    return recorded.take();
  };
  const booking = await ask(first, 'confirme');
  const refusal = await ask(wish(slot.creneau), 'refuse');
  const { demande, reference } = first;
  return { said: { ...slot, demande, reference, site }, booking, refusal };
}

function insertBare({ database, network }: BenchDepartment) {
  return ({ creneau }: Slot, client: number) =>
    database.query(
      `INSERT INTO bookings
         (departement, reference, creneau, place, site, motif, etat, rev, modifie_le, numero)
       VALUES ($1, $2, $3, 1, $4, 'aide-logement', 'prevu', 1, now(), 1)
       ON CONFLICT DO NOTHING`,
      [network.departement, newReference(), creneau, siteOf(network, client)],
    );
}

async function createSlots(
  { parts, database }: BenchDepartment,
  wanted: number,
): Promise<readonly Slot[]> {
  // Twenty slots a day, all of one permanence a day.
  for (let day = 0; day * 20 < wanted; day += 1) {
    const entered = await changePermanence(parts, 'essai', {
      permanence: visioDay(addDays(todayOfDesk(), 30 + day)),
      rev: null,
      annulee: false,
      essai: false,
    });
    if (!entered.ok) throw new Error(entered.failure.sentence);
  }
  const rows = await database.query(
    'SELECT creneau, starts_at, ends_at FROM slots ORDER BY starts_at LIMIT $1',
    [wanted],
  );
  return z.array(slotSchema).parse(rows);
}

async function forgetBookings({ database }: BenchDepartment): Promise<void> {
  await database.query('TRUNCATE bookings, room_uses, calendar_requests, calendar_marks CASCADE');
}

/** How many slots were booked twice; fails when one is free, everybody having asked for it. */
async function expectOnePerSlot({ database }: BenchDepartment, slots: number): Promise<number> {
  const [row] = await database.query(
    'SELECT count(*) AS n, count(DISTINCT creneau) AS slots FROM bookings',
  );
  const found = z.object({ n: z.coerce.number(), slots: z.coerce.number() }).parse(row);
  if (found.slots !== slots) throw new Error(`${found.slots} slots booked of ${slots}.`);
  return found.n - found.slots;
}
