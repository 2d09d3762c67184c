import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { restoreBackup } from '../../department/storage/backup/restore-backup.ts';
import { writeBackup } from '../../department/storage/backup/write-backup.ts';
import { listTables } from '../../department/storage/backup/tables.ts';
import { openDatabase } from '../../department/storage/database.ts';
import type { Database } from '../../department/storage/database.ts';
import { migrate, MIGRATIONS_FOLDER } from '../../department/storage/migrate.ts';
import { createPostgresStore } from '../../department/storage/postgres-store.ts';
import { hashSecret } from '../../department/operations/secrets.ts';
import { departementCodeSchema } from '../../shared/domain/site/identifiers.ts';
import { startTestCluster } from '../support/postgres.ts';
import type { TestCluster } from '../support/postgres.ts';
import { toDayText } from './day-documents.ts';
import { createTestDepartment } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

const departement = departementCodeSchema.parse('48');

let cluster: TestCluster;
let department: TestDepartment;
let folder: string;
let path: string;
let target: Database;

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
  folder = await mkdtemp(join(tmpdir(), 'relais-sauvegarde-'));
  path = join(folder, 'departement.relais.gz');
  target = openDatabase(await cluster.createDatabase());
});
afterEach(async () => {
  await target.close();
  await rm(folder, { recursive: true, force: true });
});

const backUp = () =>
  writeBackup(department.database, { path, departement, clock: department.clock });
const restore = () =>
  restoreBackup(target, { path, migrations: MIGRATIONS_FOLDER, clock: department.clock });

/** Every line of every table, as PostgreSQL prints it. */
async function readAll(database: Database): Promise<Record<string, unknown>> {
  const tables = await listTables(database);
  const lines: Record<string, unknown> = {};
  for (const table of tables)
    lines[table] = await database.query(
      `SELECT to_jsonb(kept) AS line FROM ${table} AS kept ORDER BY 1`,
    );
  return lines;
}

it('restores every line of every table, bytes and moments included', async () => {
  const { token } = await department.enrol('marvejols');
  await department.send(token, [
    toDayText({ rev: 1, themes: { T1: 7 } }),
    toDayText({ rev: 2, day: '2026-03-02', themes: { T2: 9 } }),
    toDayText({ rev: 2, day: '2026-03-02', themes: { T2: 8 } }),
  ]);
  await department.signIn();
  const saved = await backUp();
  expect(saved.ok && saved.value).toBeGreaterThan(20);
  expect(await restore()).toEqual(saved);
  expect(await readAll(target)).toEqual(await readAll(department.database));
  const store = createPostgresStore(target, departement);
  expect(await store.desks.identify(hashSecret(token), department.clock.now())).toMatchObject({
    site: 'marvejols',
    state: 'valable',
  });
});

it('lets nobody in on a session opened before the restoration', async () => {
  await department.signIn();
  await backUp();
  await restore();
  expect(await target.query('SELECT * FROM staff_sessions')).toEqual([]);
  expect(await target.query('SELECT login FROM staff')).toHaveLength(1);
});

it('writes a file only its owner reads, and never over another', async () => {
  await backUp();
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await backUp()).toMatchObject({ ok: false, failure: { code: 'fichier-existant' } });
});

it('says when the folder is not there', async () => {
  path = join(folder, 'absent', 'x.gz');
  expect(await backUp()).toMatchObject({ ok: false, failure: { code: 'fichier-impossible' } });
});

it.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
  ['with one character changed', (bytes: Buffer) => alter(bytes)],
  ['that is something else', () => Buffer.from('bonjour')],
])('refuses a backup %s, and writes nothing', async (_what, damage) => {
  await backUp();
  await writeFile(path, damage(await readFile(path)));
  expect(await restore()).toMatchObject({ ok: false, failure: { code: 'sauvegarde-abimee' } });
  expect(await target.query("SELECT FROM pg_tables WHERE schemaname = 'public'")).toEqual([]);
});

it('refuses to fill a database that holds a network', async () => {
  await backUp();
  expect(
    await restoreBackup(department.database, {
      path,
      migrations: MIGRATIONS_FOLDER,
      clock: department.clock,
    }),
  ).toMatchObject({ ok: false, failure: { code: 'base-non-vide' } });
});

it('restores a backup of an older version, then brings it up to the program', async () => {
  const old = openDatabase(await cluster.createDatabase());
  await migrate(old, MIGRATIONS_FOLDER, department.clock, 3);
  await old.query(
    `INSERT INTO networks VALUES ('48', 'Réseau d’essai', 'Europe/Paris', '{essai}', now());
     INSERT INTO sites VALUES ('48', 'marvejols', 'Marvejols', '48092', 1);
     INSERT INTO desks VALUES ('48', 'marvejols', 'A', now(), '2026-01-05', now(), '0.0.1');
     INSERT INTO day_documents VALUES ('48', 'marvejols', 'A', '2026-03-02', 0, 1,
       sha256('{}'), '{}', 1, 'mesure', now());
     INSERT INTO day_counts VALUES ('48', 'marvejols', 'A', '2026-03-02', 'visites', 'total', '', 12)`,
  );
  await writeBackup(old, { path, departement, clock: department.clock });
  await old.close();
  expect(await restore()).toMatchObject({ ok: true });
  const [row] = await target.query(
    "SELECT sum(n)::int AS n FROM month_counts WHERE unit = 'visites' AND dimension = 'total'",
  );
  expect(row).toEqual({ n: 12 });
});

function alter(bytes: Buffer): Buffer {
  return gzipSync(gunzipSync(bytes).toString('utf8').replace('marvejols', 'marvejolz'));
}
