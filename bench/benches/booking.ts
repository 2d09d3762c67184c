import { z } from 'zod';
import { answerRequests } from '../../department/operations/calendar/answer-requests.ts';
import { changePermanence } from '../../department/operations/calendar/coordinate-agenda.ts';
import { addDays } from '../../shared/domain/calendar/local-day.ts';
import { siteIdSchema } from '../../shared/domain/site/identifiers.ts';
import { CALENDAR_VERSION, calendarRequestsSchema } from '../../shared/sync/calendar.ts';
import type { CalendarRequest } from '../../shared/sync/calendar.ts';
import { newId, newReference, visioDay } from '../records/permanences.ts';
import type { Bench } from '../harness/bench.ts';
import { atLeast, atMost } from '../harness/figure.ts';
import { measureRounds, medianOf } from '../harness/rounds.ts';
import { startDepartmentDatabase } from '../places/department.ts';
import type { BenchDepartment } from '../places/department.ts';
import { todayOfDesk } from '../places/desk-profile.ts';

/** Clients that ask at once, each for every slot, each in its own order. */
const CLIENTS = 32;

/** Slots of one turn, and of the one long rush. */
const TURN = 20;
const RUSH = 200;

/** Rushes of one turn, the middle one kept. */
const GOES = 3;

export const booking: Bench = {
  name: 'booking',
  title: 'Booking: everybody wants the same slots',
  method: [
    `${CLIENTS} clients, each asking for every slot in an order of its own: ${CLIENTS} requests a slot, one of which is confirmed. A turn has ${TURN} slots, three times over, the middle one kept; ${RUSH} are fought for once, and every booking is counted. A real PostgreSQL, its calendar emptied before each turn.`,
    'Relais answers through the operation a server process calls (no HTTP): it remembers the request, so that it may be sent again, locks the slot, applies the rules, takes a booth, numbers the change for the desks that follow, and proposes the nearest free slots to whoever is refused.',
    'Bare: the INSERT of a booking alone, with the same unique slot and `ON CONFLICT DO NOTHING`, on as many connections: no rule, no memory of the request, nothing proposed, nobody told.',
  ],
  reasons: {
    'booking.sql':
      'one booking is some fifteen statements in one transaction (the request remembered, the slot locked and judged again, a booth, the numbers desks follow, the notice), and each of the 31 refusals of a slot reads that slot twice and looks for the nearest free ones, where the bare INSERT says nothing. Reading two hundred slots at each refusal was most of it: twenty are now read first. What is left is the price of an answer one can act on.',
  },
  async run({ count, quick, tell }) {
    const department = await startDepartmentDatabase(0);
    try {
      const slots = await createSlots(department, quick ? TURN : RUSH);
      const measured = await measureRounds(
        count,
        ['sql', 'relais'],
        async () => ({
          measure: async (side) => ({
            seconds: await medianOf(GOES, async () => {
              const some = slots.slice(0, TURN);
              const ask = side === 'sql' ? bookBare(department) : book(department);
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
            label: 'speed of the bare statement',
            unit: '×',
            target: atLeast(0.7),
            values: measured.ratios('sql', 'relais', 'seconds'),
            control: measured.control('sql', 'seconds'),
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
  slots: readonly string[],
  ask: (slot: string, client: number) => Promise<unknown>,
): Promise<number> {
  const start = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      for (let turn = 0; turn < slots.length; turn += 1)
        await ask(slots[(turn * 7 + client * 3) % slots.length] ?? '', client);
    }),
  );
  return (performance.now() - start) / 1000;
}

function book({ parts, network }: BenchDepartment) {
  return (creneau: string, client: number) => {
    const site = siteIdSchema.parse(network.sites[client % network.sites.length]?.id);
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
    }) as { readonly demandes: readonly CalendarRequest[] };
    return answerRequests(parts, site, demandes);
  };
}

function bookBare({ database, network }: BenchDepartment) {
  return (creneau: string, client: number) =>
    database.query(
      `INSERT INTO bookings
         (departement, reference, creneau, place, site, motif, etat, rev, modifie_le, numero)
       VALUES ($1, $2, $3, 1, $4, 'aide-logement', 'prevu', 1, now(), 1)
       ON CONFLICT DO NOTHING`,
      [
        network.departement,
        newReference(),
        creneau,
        network.sites[client % network.sites.length]?.id,
      ],
    );
}

async function createSlots(
  { parts, database }: BenchDepartment,
  wanted: number,
): Promise<readonly string[]> {
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
  const rows = await database.query('SELECT creneau FROM slots ORDER BY starts_at LIMIT $1', [
    wanted,
  ]);
  return z
    .array(z.object({ creneau: z.string() }))
    .parse(rows)
    .map(({ creneau }) => creneau);
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
