import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../department/storage/database.ts';
import type { Database } from '../../department/storage/database.ts';
import { migrate, MIGRATIONS_FOLDER } from '../../department/storage/migrate.ts';
import { createClock } from '../../shared/kernel/clock.ts';
import { startTestCluster } from '../support/postgres.ts';
import type { TestCluster } from '../support/postgres.ts';

/** How many migrations the program has: a new one changes this line. */
const SHIPPED = 11;

/** The name of the migration that would come after them. */
const nextFile = (name: string) => `${String(SHIPPED + 1).padStart(4, '0')}_${name}.sql`;

const clock = createClock(() => Date.parse('2026-04-14T22:30:00Z'));

let cluster: TestCluster;
let url: string;
let database: Database;
let folder: string;

beforeAll(async () => {
  cluster = await startTestCluster();
  return () => cluster.stop();
});
beforeEach(async () => {
  url = await cluster.createDatabase();
  database = openDatabase(url);
  folder = await mkdtemp(join(tmpdir(), 'relais-migrations-'));
  await cp(MIGRATIONS_FOLDER, folder, { recursive: true });
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const tables = async (): Promise<string[]> => {
  const rows = await database.query(
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  return rows.map((row) => String(row['tablename']));
};

it('builds an empty database once, and leaves it alone afterwards', async () => {
  expect(await migrate(database, folder, clock)).toEqual({ ok: true, value: SHIPPED });
  expect(await tables()).toContain('count_documents');
  expect(await migrate(database, folder, clock)).toEqual({ ok: true, value: 0 });
});

it('lets servers that start together build the database once', async () => {
  const others = Array.from({ length: 4 }, () => openDatabase(url));
  const results = await Promise.all(others.map((other) => migrate(other, folder, clock)));
  await Promise.all(others.map((other) => other.close()));
  const applied = results.map((result) => (result.ok ? result.value : -1));
  expect(applied.filter((count) => count === SHIPPED)).toHaveLength(1);
  expect(applied.filter((count) => count === 0)).toHaveLength(3);
});

it('applies what is missing, in order', async () => {
  await migrate(database, folder, clock);
  await writeFile(join(folder, nextFile('more')), 'CREATE TABLE more (id integer PRIMARY KEY);');
  expect(await migrate(database, folder, clock)).toEqual({ ok: true, value: 1 });
  expect(await tables()).toContain('more');
});

it('refuses a database newer than the program, and touches nothing', async () => {
  await writeFile(join(folder, nextFile('more')), 'CREATE TABLE more (id integer PRIMARY KEY);');
  await migrate(database, folder, clock);
  expect(await migrate(database, MIGRATIONS_FOLDER, clock)).toMatchObject({
    ok: false,
    failure: { code: 'base-plus-recente' },
  });
  expect(await tables()).toContain('more');
});

it('refuses a database built from other files', async () => {
  await migrate(database, folder, clock);
  await writeFile(join(folder, '0001_spine.sql'), '-- something else');
  expect(await migrate(database, folder, clock)).toMatchObject({
    ok: false,
    failure: { code: 'base-differente' },
  });
});

it('applies all of what is missing or none of it', async () => {
  await writeFile(join(folder, nextFile('wrong')), 'CREATE TABLE more (id integer); NOT SQL;');
  await expect(migrate(database, folder, clock)).rejects.toMatchObject({ code: '42601' });
  expect(await tables()).toEqual([]);
});

it('carries the département first in every key', async () => {
  await migrate(database, folder, clock);
  const keys = await database.query(
    `SELECT conrelid::regclass::text AS "table", contype AS kind,
       (SELECT attname FROM pg_attribute
        WHERE attrelid = conrelid AND attnum = conkey[1]) AS first
     FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f')
       AND conrelid <> 'relais_migrations'::regclass`,
  );
  expect(keys.length).toBeGreaterThan(15);
  expect(keys.filter((key) => key['first'] !== 'departement')).toEqual([]);
});
