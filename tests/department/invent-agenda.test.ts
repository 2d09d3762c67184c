import { beforeAll, expect, it } from 'vitest';
import { inventAgenda } from '../../department/operations/calendar/invent-agenda.ts';
import network from '../../resources/network-lozere.json' with { type: 'json' };
import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import { listDemoPermanences } from '../../shared/domain/demonstration/demo-agenda.ts';
import { networkSchema } from '../../shared/domain/network/network.ts';
import { siteIdSchema } from '../../shared/domain/site/identifiers.ts';
import { systemRandom } from '../support/postgres.ts';
import { enrolDesk, expectConfirmed } from './calendar-desk.ts';
import { startTestDepartment } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

let department: TestDepartment;
/** The day of the clock of these tests. */
const until = localDaySchema.parse('2026-04-15');
const poste = siteIdSchema.parse('marvejols');

beforeAll(async () => {
  department = await startTestDepartment();
  return () => department.close();
});

const invent = () => {
  const { store, clock } = department;
  const parts = { ...store, network: networkSchema.parse(network), clock, random: systemRandom };
  return inventAgenda(parts, { until, poste });
};
const count = async (what: string) => {
  const [row] = await department.database.query(`SELECT count(*)::int AS n FROM ${what}`);
  return Number(row?.['n']);
};

it('invents permanences, RDV past and to come, and their kilometres; done again, nothing more', async () => {
  const desk = await enrolDesk(department, 'marvejols');
  await invent();
  expect(await count('permanences')).toBe(listDemoPermanences(until).length);
  const rdv = await count('bookings');
  expect(rdv).toBeGreaterThan(60);
  // Past ones were held or not, none is left to be noted; those to come wait.
  expect(
    await count(`bookings JOIN slots USING (departement, creneau)
      WHERE bookings.etat = 'prevu' AND slots.jour < '${until}'`),
  ).toBe(0);
  const year = await department.store.agenda.kilometres(2026);
  expect(year.sites.reduce((sum, { km }) => sum + km, 0)).toBeGreaterThan(100);
  // The demonstration’s own desk takes its RDV to come itself: its slots are there, and free.
  const own = [...(await desk.read('rdv')).values()];
  const slots = await desk.read('creneau');
  expect(own.filter(({ creneau }) => (slots.get(creneau)?.jour ?? until) >= until)).toEqual([]);
  const free = [...slots.values()].find(({ jour, prises }) => jour > until && prises === 0);
  const permanence = (await desk.read('permanence')).get(free?.permanence ?? '')?.permanence;
  const motif = permanence?.motifs[0]?.code;
  const booked = await desk.book(free?.id ?? '', { motif });
  expectConfirmed(booked);

  await invent();
  expect(await count('bookings')).toBe(rdv + 1);
  expect(await count('permanences')).toBe(listDemoPermanences(until).length);
});
