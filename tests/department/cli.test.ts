import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../department/storage/database.ts';
import { joinEmbeddedPostgres } from '../../department/storage/embedded-postgres.ts';
import { departmentAnswerSchema } from '../../shared/sync/department-parent.ts';
import { enrolAnswerSchema } from '../../shared/sync/messages.ts';
import { pilotagePaths } from '../../shared/sync/pilotage-api.ts';
import { deskPaths, PROTOCOL_VERSION } from '../../shared/sync/protocol.ts';
import { createOpenFolder, systemRandom } from '../support/postgres.ts';
import { runDepartment, startDepartmentProcess } from './department-process.ts';
import type { RunningDepartment } from './department-process.ts';
import { toDayText } from './day-documents.ts';
import { listPostgres } from './postgres-processes.ts';
import { toCountsMessage } from './test-department.ts';

const PASSWORD = 'une phrase assez longue';

let folder: string;
let data: string[];
/** Data of the tests about stopping, one after the other. */
let stopped: string;
let server: RunningDepartment;

beforeAll(async () => {
  folder = await createOpenFolder('relais-cli-');
  data = ['--data', join(folder, 'base')];
  stopped = join(folder, 'arret');
  return () => rm(folder, { recursive: true, force: true });
});
beforeAll(async () => {
  server = await startDepartmentProcess(['serve', '--port', '0', ...data]);
  return async () => {
    server.child.kill('SIGTERM');
    await server.ended;
  };
});

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(new URL(path, server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

const enrol = async (code: string) => {
  const answer = await post(deskPaths.enrol, {
    protocol: PROTOCOL_VERSION,
    program: '0.1.0',
    code,
  });
  return enrolAnswerSchema.parse(await answer.json());
};

const ask = async (request: object) => {
  server.child.send(request);
  const [message]: unknown[] = await once(server.child, 'message');
  return departmentAnswerSchema.parse(message);
};

it('says on its output that it is ready, where, and nothing else', async () => {
  expect(server.lines).toEqual([`Département prêt : ${server.url}`]);
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(await (await fetch(new URL('/sante', server.url))).json()).toEqual({ etat: 'ok' });
});

it('gives a code beside the running server, alone on its output', async () => {
  const { code, out } = await runDepartment(['enrol', '--site', 'marvejols', ...data]).ended;
  expect(code).toBe(0);
  expect(out).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect(await enrol(out)).toMatchObject({ site: 'marvejols', desk: 'A' });
});

it('gives no code for an unknown platform, and names those it knows', async () => {
  const { code, out, err } = await runDepartment(['enrol', '--site', 'mende', ...data]).ended;
  expect(code).toBe(1);
  expect(out).toBe('');
  expect(err).toMatch(/fournels, langogne/);
});

it('adds an account beside the running server, its password read on the input', async () => {
  const added = await runDepartment(
    ['user', 'add', '--login', 'mende', '--name', 'Coordination', '--password-stdin', ...data],
    { input: `${PASSWORD}\n` },
  ).ended;
  expect(added).toMatchObject({ code: 0, out: expect.stringMatching(/^Compte créé.*mende$/) });
  const opened = await post(pilotagePaths.session, { login: 'mende', password: PASSWORD });
  expect(await opened.json()).toMatchObject({ name: 'Coordination' });
});

it('refuses a short password and adds nobody', async () => {
  const added = await runDepartment(
    ['user', 'add', '--login', 'court', '--name', 'Court', ...data],
    { input: 'trop court' },
  ).ended;
  expect(added.code).toBe(1);
  expect(added.err).toMatch(/12 à 200 caractères/);
});

it('takes a desk’s access away beside the running server', async () => {
  const issued = await runDepartment(['enrol', '--site', 'meyrueis', ...data]).ended;
  const { token, desk } = await enrol(issued.out);
  const revoked = await runDepartment(['revoke', '--site', 'meyrueis', '--desk', desk, ...data])
    .ended;
  expect(revoked.code).toBe(0);
  const hello = await fetch(new URL(deskPaths.hello, server.url), {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(hello.status).toBe(401);
  const again = await runDepartment(['revoke', '--site', 'meyrueis', '--desk', desk, ...data])
    .ended;
  expect(again.code).toBe(1);
});

it('answers the program that forked it: a code, then an account, then a refusal', async () => {
  const issued = await ask({ request: 'enrol', site: 'florac' });
  expect(issued.answer).toBe('enrol');
  expect(await enrol(issued.answer === 'enrol' ? issued.code : '')).toMatchObject({
    site: 'florac',
  });
  const staff = { request: 'staff', login: 'demo', name: 'Démonstration', password: PASSWORD };
  expect(await ask(staff)).toEqual({ answer: 'staff' });
  expect(await ask(staff)).toEqual({ answer: 'staff' });
  expect((await post(pilotagePaths.session, { login: 'demo', password: PASSWORD })).status).toBe(
    200,
  );
  expect(await ask({ request: 'enrol', site: 'mende' })).toMatchObject({
    answer: 'refused',
    code: 'plateforme-inconnue',
  });
  expect(await ask({ request: 'effacer' })).toMatchObject({ answer: 'refused' });
});

it('refuses a port that is taken, in one sentence', async () => {
  const squatter = createServer().listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  const { port } = squatter.address() as AddressInfo;
  const { code, out, err } = await runDepartment([
    '--port',
    String(port),
    '--data',
    join(folder, 'autre'),
  ]).ended;
  squatter.close();
  expect(code).toBe(1);
  expect(out).toBe('');
  expect(err).toMatch(new RegExp(`^Le port ${port} est déjà pris.*\\n$`));
});

it('refuses an unknown option with one sentence and exit code 2', async () => {
  const { code, out, err } = await runDepartment(['--tiroir']).ended;
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^Option inconnue.*--tiroir.*\n$/);
});

it('refuses a DATABASE_URL of another kind, and one that does not answer', async () => {
  const wrong = await runDepartment(['--port', '0'], { env: { DATABASE_URL: 'mysql://a/b' } })
    .ended;
  expect(wrong).toMatchObject({ code: 2, out: '' });
  const absent = await runDepartment(['--port', '0'], {
    env: { DATABASE_URL: 'postgres://relais:secret-de-la-base@127.0.0.1:1/relais' },
  }).ended;
  expect(absent).toMatchObject({ code: 1, out: '' });
  expect(absent.err).toMatch(/ne répond pas/);
  expect(absent.err).not.toContain('secret-de-la-base');
});

it('finishes the delivery under way when asked to stop, and leaves no process behind', async () => {
  const place = ['--data', stopped];
  const stopping = await startDepartmentProcess(['--port', '0', ...place]);
  stopping.child.send({ request: 'enrol', site: 'marvejols' });
  const [message]: unknown[] = await once(stopping.child, 'message');
  const issued = departmentAnswerSchema.parse(message);
  const call = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(new URL(path, stopping.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const enrolled = await call(deskPaths.enrol, {
    protocol: PROTOCOL_VERSION,
    program: '0.1.0',
    code: issued.answer === 'enrol' ? issued.code : '',
  });
  const { token } = enrolAnswerSchema.parse(await enrolled.json());
  const authorization = { authorization: `Bearer ${token}` };
  const texts = Array.from({ length: 100 }, (_, index) =>
    toDayText({
      rev: index + 1,
      day: Temporal.PlainDate.from('2025-06-01').add({ days: index }).toString(),
    }),
  );
  const delivery = call(deskPaths.counts, toCountsMessage(texts), authorization);
  await call(deskPaths.counts, toCountsMessage([texts[0] ?? '']), authorization);
  stopping.child.kill('SIGTERM');
  expect((await delivery).status).toBe(200);
  expect(await stopping.ended).toMatchObject({ code: 0, signal: null });
  expect(await listPostgres(stopped)).toEqual([]);
  // And the same commands work on the stopped data, for the time of the command.
  const later = await runDepartment(['enrol', '--site', 'marvejols', ...place]).ended;
  expect(later.code).toBe(0);
  expect(await listPostgres(stopped)).toEqual([]);
});

it('stops by itself when the program that forked it goes away', async () => {
  const left = await startDepartmentProcess(['--port', '0', '--data', stopped]);
  left.child.disconnect();
  expect(await left.ended).toMatchObject({ code: 0 });
  expect(await listPostgres(stopped)).toEqual([]);
});

it('stops and says so when its database ends without being asked', async () => {
  const failing = await startDepartmentProcess(['--port', '0', '--data', stopped]);
  for (const pid of await listPostgres(stopped)) process.kill(pid, 'SIGQUIT');
  const { code, err } = await failing.ended;
  expect(code).toBe(1);
  expect(err).toMatch(/base de données du département s’est arrêtée/);
});

it('works on an external cluster, which it leaves running', async () => {
  const cluster = await joinEmbeddedPostgres({
    dataDir: join(folder, 'base'),
    random: systemRandom,
  });
  if (!cluster.ok) throw new Error(cluster.failure.sentence);
  const database = openDatabase(cluster.value.url);
  await database.query('CREATE DATABASE externe');
  const address = new URL(cluster.value.url);
  address.pathname = '/externe';
  const env = { DATABASE_URL: address.href };
  const external = await startDepartmentProcess(['--port', '0'], { env });
  const issued = await runDepartment(['enrol', '--site', 'marvejols'], { env }).ended;
  expect(issued.code).toBe(0);
  external.child.kill('SIGTERM');
  expect(await external.ended).toMatchObject({ code: 0 });
  expect(await database.query('SELECT 1 AS n')).toEqual([{ n: 1 }]);
  await database.close();
});
