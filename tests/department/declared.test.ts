import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readOrInstallNetwork } from '../../department/operations/installed-network.ts';
import { openDatabase } from '../../department/storage/database.ts';
import type { Database } from '../../department/storage/database.ts';
import { migrate, MIGRATIONS_FOLDER } from '../../department/storage/migrate.ts';
import { createPostgresStore } from '../../department/storage/postgres-store.ts';
import network from '../../resources/network-lozere.json' with { type: 'json' };
import { networkSchema } from '../../shared/domain/network/network.ts';
import {
  declaredFiguresSchema,
  figuresSchema,
  pilotagePaths,
} from '../../shared/sync/pilotage-api.ts';
import { startTestCluster } from '../support/postgres.ts';
import type { TestCluster } from '../support/postgres.ts';
import { toDayText } from './day-documents.ts';
import { createTestDepartment, NOW, TODAY } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

const shipped = networkSchema.parse(network);

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

const ask = (headers: Record<string, string> = { cookie }) =>
  department.app.inject({ url: pilotagePaths.declared, headers });

describe('the figures published before the tool', () => {
  it('are given as printed, with the words around them and their sources', async () => {
    const { years } = declaredFiguresSchema.parse((await ask()).json());
    const sources = [
      'Couleurs Lozère, « Emploi : des services de proximité pour vous accompagner »',
      'lozere.fr, page Maison de l’emploi et de la cohésion sociale',
    ];
    expect(years).toEqual([
      { year: 2009, accueils: 5000, qualifier: null, sites: [], themes: null, sources },
      {
        year: 2013,
        accueils: 18_000,
        qualifier: 'plus de',
        sites: [{ site: 'marvejols', name: 'Marvejols', accueils: 6000, qualifier: 'environ' }],
        themes: { T1: 50, T2: 23, T3: 13, T4: 11, T5: 1, T9: 2 },
        sources,
      },
    ]);
  });

  it('are for whoever is signed in', async () => {
    const answer = await ask({});
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ code: 'non-connecte' });
  });

  it('never enter a sum, not even of their own year', async () => {
    const { token } = await department.enrol('marvejols');
    // In its time: ten years later, such a day is refused.
    department.clock.set('2013-06-04T08:00:00Z');
    await department.send(token, [toDayText({ rev: 1, day: '2013-06-03', themes: { T1: 2 } })]);
    department.clock.set(NOW);
    await department.send(token, [toDayText({ rev: 2, day: '2026-04-14', themes: { T1: 3 } })]);
    const total = async (at: string) => {
      const answer = await department.app.inject({
        url: `${pilotagePaths.figures}?period=annee&at=${at}`,
        headers: { cookie },
      });
      return figuresSchema.parse(answer.json()).total.visites;
    };
    expect(await total('2009-01-01')).toBe(0);
    expect(await total('2013-01-01')).toBe(2);
    expect(await total(TODAY)).toBe(3);
  });
});

describe('a database of the version that had none', () => {
  let database: Database;
  let folder: string;

  /** The first migration alone, a network and some counts, as that version left them. */
  async function buildVersion1(): Promise<void> {
    folder = await mkdtemp(join(tmpdir(), 'relais-migrations-'));
    await cp(MIGRATIONS_FOLDER, folder, { recursive: true });
    for (const name of await readdir(folder))
      if (!name.startsWith('0001_')) await rm(join(folder, name));
    database = openDatabase(await cluster.createDatabase());
    const migrated = await migrate(database, folder, department.clock);
    if (!migrated.ok) throw new Error(migrated.failure.sentence);
    await database.query(
      `INSERT INTO networks VALUES ('48', 'Réseau', 'Europe/Paris', '{source}', now());
       INSERT INTO sites
         SELECT '48', site, site, '48000', row_number() OVER ()
         FROM unnest('{${shipped.sites.map(({ id }) => id).join(',')}}'::text[]) AS site;
       INSERT INTO desks VALUES ('48', 'marvejols', 'A', now(), now(), now(), '0.1.0', 0, 1, 0, 1);
       INSERT INTO day_documents VALUES ('48', 'marvejols', 'A', '2026-04-14', 0, 1,
         sha256('{}'), '{}', 1, 'mesure', now());
       INSERT INTO day_counts VALUES
         ('48', 'marvejols', 'A', '2026-04-14', 'visites', 'total', '', 7)`,
    );
  }

  it('keeps its network and its counts, and gains what was published', async () => {
    await buildVersion1();
    expect(await migrate(database, MIGRATIONS_FOLDER, department.clock)).toMatchObject({
      ok: true,
    });
    const store = createPostgresStore(database, shipped.departement);
    const read = () => readOrInstallNetwork(store.network, shipped, department.clock);
    const first = await read();
    expect(first.name).toBe('Réseau');
    expect(first.declared).toEqual(shipped.declared);
    // Every later start finds them, and adds nothing.
    expect(await read()).toEqual(first);
    await store.network.declare(shipped.declared);
    expect(await store.network.read()).toEqual(first);
    expect(await database.query('SELECT sum(n)::integer AS n FROM count_cells')).toEqual([
      { n: 7 },
    ]);
    await database.close();
    await rm(folder, { recursive: true });
  });

  it('keeps a published year that was put right there', async () => {
    await buildVersion1();
    await migrate(database, MIGRATIONS_FOLDER, department.clock);
    const store = createPostgresStore(database, shipped.departement);
    await readOrInstallNetwork(store.network, shipped, department.clock);
    await database.query('UPDATE declared_years SET accueils = 5012 WHERE year = 2009');
    const [year2009] = (await readOrInstallNetwork(store.network, shipped, department.clock))
      .declared;
    expect(year2009).toMatchObject({ year: 2009, accueils: 5012 });
    await database.close();
    await rm(folder, { recursive: true });
  });
});
