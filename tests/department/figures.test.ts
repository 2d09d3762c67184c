import { beforeAll, beforeEach, expect, it } from 'vitest';
import { figuresSchema, pilotagePaths } from '../../shared/sync/pilotage-api.ts';
import type { Figures } from '../../shared/sync/pilotage-api.ts';
import { publishedPeriodSchema } from '../../shared/sync/published-figures.ts';
import { startTestCluster } from '../support/postgres.ts';
import type { TestCluster } from '../support/postgres.ts';
import { toDayText } from './day-documents.ts';
import { createTestDepartment, NOW, TODAY } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

let cluster: TestCluster;
let department: TestDepartment;
let cookie: string;

beforeAll(async () => {
  cluster = await startTestCluster();
  return () => cluster.stop();
});
beforeAll(async () => {
  department = await createTestDepartment(cluster);
  return () => department.close();
});
beforeEach(async () => {
  await department.reset();
  cookie = await department.signIn();
});

const ask = (query: string, headers: Record<string, string> = { cookie }) =>
  department.app.inject({ url: `${pilotagePaths.figures}?${query}`, headers });

async function readFigures(period: string, at: string): Promise<Figures> {
  return figuresSchema.parse((await ask(`period=${period}&at=${at}`)).json());
}

const siteOf = (figures: Figures, id: string) => figures.sites.find(({ site }) => site === id);

it('gives every platform its line, in the network’s order, even with nothing received', async () => {
  const figures = await readFigures('jour', TODAY);
  expect(figures).toMatchObject({
    period: 'jour',
    from: TODAY,
    to: TODAY,
    today: TODAY,
    now: NOW,
    provenances: [],
    total: { visites: 0, demandes: 0, usagersSuivis: 0 },
  });
  expect(figures.sites.map(({ site }) => site)).toEqual([
    'fournels',
    'langogne',
    'saint-chely-d-apcher',
    'marvejols',
    'villefort',
    'florac',
    'le-massegros',
    'le-pont-de-montvert',
    'meyrueis',
  ]);
  expect(figures.sites.every(({ lastReceived }) => lastReceived === null)).toBe(true);
  const month = await readFigures('mois', TODAY);
  expect(month.themes.map(({ theme }) => theme)).toEqual(['T1', 'T2', 'T3', 'T4', 'T5', 'T9']);
});

it('adds the desks of a site, the sites of the network, and keeps the three units apart', async () => {
  const first = await department.enrol('marvejols');
  const second = await department.enrol('marvejols');
  const florac = await department.enrol('florac');
  await department.send(first.token, [
    toDayText({ themes: { T1: 3, T2: 1 }, firsts: { jour: 2, mois: 1, annee: 0 } }),
  ]);
  await department.send(second.token, [toDayText({ desk: 'B', themes: { T1: 2 } })]);
  await department.send(florac.token, [toDayText({ site: 'florac', themes: { T9: 4 } })]);

  const figures = await readFigures('mois', '2026-04-14');
  expect(siteOf(figures, 'marvejols')).toEqual({
    site: 'marvejols',
    name: 'Marvejols',
    visites: 6,
    demandes: 6,
    usagersSuivis: 1,
    lastReceived: NOW,
    themes: { T1: 5, T2: 1, T9: 0 },
  });
  expect(figures.total).toEqual({ visites: 10, demandes: 10, usagersSuivis: 1 });
  expect(figures.themes).toContainEqual({ theme: 'T1', demandes: 5 });
  expect(figures.themes).toContainEqual({ theme: 'T9', demandes: 4 });
  expect(figures.themes).toContainEqual({ theme: 'T5', demandes: 0 });
});

it('counts usagers suivis by the firsts of the very period asked for', async () => {
  const { token } = await department.enrol('marvejols');
  await department.send(token, [
    toDayText({
      rev: 1,
      day: '2026-03-31',
      themes: { T1: 5 },
      firsts: { jour: 4, mois: 3, annee: 2 },
    }),
    toDayText({
      rev: 2,
      day: '2026-04-01',
      themes: { T1: 5 },
      firsts: { jour: 5, mois: 2, annee: 1 },
    }),
    toDayText({
      rev: 3,
      day: '2025-12-31',
      themes: { T1: 5 },
      firsts: { jour: 1, mois: 1, annee: 1 },
    }),
  ]);
  expect((await readFigures('jour', '2026-04-01')).total.usagersSuivis).toBe(5);
  expect((await readFigures('mois', '2026-04-30')).total).toEqual({
    visites: 5,
    demandes: 5,
    usagersSuivis: 2,
  });
  expect((await readFigures('annee', '2026-07-14')).total).toEqual({
    visites: 10,
    demandes: 10,
    usagersSuivis: 3,
  });
});

it.each([
  ['jour', '2024-02-29', '2024-02-29', '2024-02-29'],
  ['mois', '2024-02-10', '2024-02-01', '2024-02-29'],
  ['mois', '2026-12-31', '2026-12-01', '2026-12-31'],
  ['annee', '2026-04-14', '2026-01-01', '2026-12-31'],
])('gives the bounds of the %s that holds %s', async (period, at, from, to) => {
  expect(await readFigures(period, at)).toMatchObject({ from, to });
});

it('tells a platform that sent a quiet day from one that sent nothing for the period', async () => {
  const { token } = await department.enrol('marvejols');
  await department.send(token, [toDayText({ day: '2026-04-14', themes: {} })]);
  const day = await readFigures('jour', '2026-04-14');
  expect(siteOf(day, 'marvejols')).toMatchObject({ visites: 0, lastReceived: NOW });
  expect(siteOf(await readFigures('jour', '2026-04-13'), 'marvejols')).toMatchObject({
    lastReceived: null,
  });
});

it('says when what it adds is not measured', async () => {
  const { token } = await department.enrol('marvejols');
  await department.send(token, [
    toDayText({ rev: 1, day: '2026-04-14', provenance: 'fictif' }),
    toDayText({ rev: 2, day: '2026-04-13' }),
  ]);
  expect((await readFigures('jour', '2026-04-14')).provenances).toEqual(['fictif']);
  expect((await readFigures('mois', '2026-04-14')).provenances).toEqual(['fictif', 'mesure']);
});

it('refuses anyone who is not signed in', async () => {
  const answer = await ask(`period=jour&at=${TODAY}`, {});
  expect(answer.statusCode).toBe(401);
  expect(answer.json()).toMatchObject({ code: 'non-connecte' });
});

it.each([
  'period=semaine&at=2026-04-14',
  'period=jour&at=2026-02-30',
  'period=jour&at=hier',
  'period=jour&at=0000-01-01',
  'period=jour',
  'period=jour&at=2026-04-14&from=2020-01-01',
  'period=jour&period=mois&at=2026-04-14',
])('refuses the question %s', async (query) => {
  expect((await ask(query)).statusCode).toBe(400);
});

it('withholds small figures, and what gives them, from the screens as from the API', async () => {
  const guarded = await createTestDepartment(cluster, { threshold: 5 });
  const session = await guarded.signIn();
  const { token } = await guarded.enrol('marvejols');
  const florac = await guarded.enrol('florac');
  const themes = { T1: 20, T2: 3, T4: 8 };
  await guarded.send(token, [toDayText({ day: '2026-03-10', themes })]);
  await guarded.send(florac.token, [
    toDayText({ site: 'florac', day: '2026-03-10', themes: { T1: 2 } }),
  ]);
  const read = async (path: string): Promise<unknown> => {
    const answer = await guarded.app.inject({
      url: `${path}?period=mois&at=2026-03-01`,
      headers: { cookie: session },
    });
    return answer.json();
  };
  const figures = figuresSchema.parse(await read(pilotagePaths.figures));
  expect(figures).toMatchObject({ threshold: 5, themesThrough: '2026-03' });
  // Florac’s 2 would be the network’s less Marvejols’s.
  expect(siteOf(figures, 'florac')).toMatchObject({ visites: null, themes: { T1: null } });
  expect(figures.total.visites).toBe(33);
  expect(siteOf(figures, 'marvejols')?.visites).toBeNull();
  const published = publishedPeriodSchema.parse(await read(pilotagePaths.published));
  expect(published.network.totals.visites).toBe(33);
  expect(published.network.dimensions['demandes.theme']?.['T2']).toBeNull();
  await guarded.close();
});
