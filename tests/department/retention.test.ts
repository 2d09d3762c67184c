import { beforeAll, beforeEach, expect, it } from 'vitest';
import { maintainCounts } from '../../department/operations/maintain-counts.ts';
import network from '../../resources/network-lozere.json' with { type: 'json' };
import { networkSchema } from '../../shared/domain/network/network.ts';
import { toCanonicalText } from '../../shared/sync/canonical.ts';
import { pilotagePaths } from '../../shared/sync/pilotage-api.ts';
import { publishedPeriodSchema } from '../../shared/sync/published-figures.ts';
import { startTestCluster } from '../support/postgres.ts';
import type { TestCluster } from '../support/postgres.ts';
import { toDayText } from './day-documents.ts';
import { createTestDepartment } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

let cluster: TestCluster;
let department: TestDepartment;

beforeAll(async () => {
  cluster = await startTestCluster();
  return () => cluster.stop();
});
beforeEach(async () => {
  department = await createTestDepartment(cluster);
  return () => department.close();
});

const maintain = () =>
  maintainCounts(department.store.counts, {
    clock: department.clock,
    network: networkSchema.parse(network),
  });

const rows = async (text: string) =>
  (await department.database.query(text)).map((row) => Object.values(row).map(String).join(' '));

/** The visites of a year, as the pilotage shows them. */
async function readYear(year: number): Promise<number | null> {
  const cookie = await department.signIn();
  const query = new URLSearchParams({ period: 'annee', at: `${year}-06-01` }).toString();
  const url = `${pilotagePaths.published}?${query}`;
  const answer = await department.app.inject({ url, headers: { cookie } });
  return publishedPeriodSchema.parse(answer.json()).network.totals.visites;
}

/** What a desk sends of the last day of a year and of the first of the next, and of the month between. */
const texts = [
  toDayText({ rev: 1, day: '2026-12-31', themes: { T1: 6 } }),
  toDayText({ rev: 2, day: '2027-01-01', themes: { T1: 8 } }),
  toCanonicalText({
    kind: 'mois',
    version: 3,
    provenance: 'mesure',
    site: 'marvejols',
    desk: 'A',
    month: '2026-12',
    epoch: 0,
    rev: 3,
    counts: {
      visites: { total: 6, age: {}, commune: { '48092': 6 } },
      demandes: {
        total: 6,
        operateurNature: { '-|-': 6 },
        issue: {},
        duree: {},
        autonomie: {},
        demarche: {},
      },
      dossiers: { etat: {} },
    },
  }),
];

async function receiveAll(): Promise<string> {
  department.clock.set('2027-01-02T10:00:00Z');
  const { token } = await department.enrol('marvejols');
  const answers = await department.send(token, texts);
  expect(answers.map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'applied']);
  await maintain();
  return token;
}

const PERIODS = 'SELECT kind, period::text FROM count_documents ORDER BY period, kind';
const YEAR = `SELECT relname FROM pg_class WHERE relname ~ '^count_(documents|cells)_2026$'`;

it('keeps ten years of documents, and lets the whole of the eleventh go on its first day', async () => {
  await receiveAll();
  department.clock.set('2035-12-31T22:00:00Z');
  await maintain();
  expect(await rows(PERIODS)).toEqual(['mois 2026-12-01', 'jour 2026-12-31', 'jour 2027-01-01']);

  department.clock.set('2035-12-31T23:30:00Z');
  await maintain();
  expect(await rows(PERIODS)).toEqual(['jour 2027-01-01']);
  expect(await rows('SELECT DISTINCT period::text FROM count_cells')).toEqual(['2027-01-01']);
  // Dropped as a table, not line by line.
  expect(await rows(YEAR)).toEqual([]);
  await maintain();
  expect(await rows(PERIODS)).toEqual(['jour 2027-01-01']);
});

it('keeps the sums by month for good: the year that was let go of is published as before', async () => {
  await receiveAll();
  const before = await readYear(2026);
  expect(before).toBe(6);
  const sums = await rows('SELECT * FROM month_counts ORDER BY month, unit, dimension, key');
  department.clock.set('2036-02-01T10:00:00Z');
  await maintain();
  expect(await rows('SELECT * FROM month_counts ORDER BY month, unit, dimension, key')).toEqual(
    sums,
  );
  expect(await readYear(2026)).toBe(6);
  expect(await readYear(2027)).toBe(8);
});

it('refuses what it let go of when it comes again, and counts nothing twice', async () => {
  const token = await receiveAll();
  department.clock.set('2036-02-01T10:00:00Z');
  await maintain();
  const answers = await department.send(token, texts);
  expect(answers).toMatchObject([
    { outcome: 'refused', code: 'date-trop-ancienne' },
    { outcome: 'duplicate' },
    { outcome: 'refused', code: 'date-trop-ancienne' },
  ]);
  expect(await readYear(2026)).toBe(6);
});

it('leaves what another département of the same database keeps of that year', async () => {
  await receiveAll();
  await department.database.query(
    `INSERT INTO networks SELECT '07', name, zone, sources, installed_at FROM networks;
     INSERT INTO sites SELECT '07', site, name, insee, rank FROM sites;
     INSERT INTO desks SELECT (jsonb_populate_record(desks, '{"departement": "07"}')).* FROM desks;
     INSERT INTO count_documents
       SELECT (jsonb_populate_record(count_documents, '{"departement": "07"}')).*
       FROM count_documents;
     INSERT INTO count_cells
       SELECT (jsonb_populate_record(count_cells, '{"departement": "07"}')).* FROM count_cells`,
  );
  department.clock.set('2036-02-01T10:00:00Z');
  await maintain();
  expect(
    await rows('SELECT departement, period::text FROM count_documents ORDER BY 1, period'),
  ).toEqual(['07 2026-12-01', '07 2026-12-31', '07 2027-01-01', '48 2027-01-01']);
  expect(await rows("SELECT count(*) FROM count_cells WHERE departement = '07'")).not.toEqual([
    '0',
  ]);
});
