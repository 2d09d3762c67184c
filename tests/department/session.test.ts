import { beforeAll, beforeEach, expect, it } from 'vitest';
import { saveStaff } from '../../department/operations/save-staff.ts';
import { pilotagePaths } from '../../shared/sync/pilotage-api.ts';
import { startTestCluster, systemRandom } from '../support/postgres.ts';
import type { TestCluster } from '../support/postgres.ts';
import { createTestDepartment } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

const PASSWORD = 'une phrase assez longue';

let cluster: TestCluster;
let department: TestDepartment;

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
});

const save = (account: { login: string; name: string; password: string }) =>
  saveStaff(
    { staff: department.store.staff, clock: department.clock, random: systemRandom },
    account,
  );

const signIn = (payload: object, headers: Record<string, string> = {}) =>
  department.app.inject({ method: 'POST', url: pilotagePaths.session, payload, headers });

const read = (cookie: string) =>
  department.app.inject({ url: pilotagePaths.session, headers: { cookie } });

it('opens a session that says who is signed in, for which network', async () => {
  await save({ login: 'mende', name: 'Mende', password: PASSWORD });
  const opened = await signIn({ login: 'mende', password: PASSWORD });
  const cookie = `relais_pilotage=${opened.cookies[0]?.value}`;
  expect(opened.json()).toEqual((await read(cookie)).json());
  const answer = await read(cookie);
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({
    login: 'mende',
    name: 'Mende',
    role: 'coordination',
    departement: '48',
    network: 'Maison de l’emploi et de la cohésion sociale de la Lozère',
    zone: 'Europe/Paris',
  });
});

it('keeps the session in a cookie scripts cannot read and other sites cannot send', async () => {
  await save({ login: 'mende', name: 'Mende', password: PASSWORD });
  const local = await signIn({ login: 'mende', password: PASSWORD }, { host: '127.0.0.1:4849' });
  expect(local.headers['set-cookie']).toMatch(/HttpOnly/);
  expect(local.headers['set-cookie']).toMatch(/SameSite=Strict/);
  expect(local.headers['set-cookie']).toMatch(/Path=\//);
  expect(local.headers['set-cookie']).not.toMatch(/Secure/);
  const remote = await signIn(
    { login: 'mende', password: PASSWORD },
    { host: 'relais.exemple.fr' },
  );
  expect(remote.headers['set-cookie']).toMatch(/Secure/);
});

it('finds a login whatever its case, and a password whatever the keyboard composed', async () => {
  await save({ login: 'Zoé', name: 'Zoé', password: 'mot de passe à rallonge' });
  const decomposed = 'mot de passe à rallonge'.normalize('NFD');
  expect((await signIn({ login: ' ZOÉ ', password: decomposed })).statusCode).toBe(200);
});

it('answers an unknown login and a wrong password alike', async () => {
  await save({ login: 'mende', name: 'Mende', password: PASSWORD });
  const wrong = await signIn({ login: 'mende', password: 'pas celui-là du tout' });
  const unknown = await signIn({ login: 'personne', password: PASSWORD });
  expect(wrong.statusCode).toBe(401);
  expect(unknown.statusCode).toBe(401);
  expect(unknown.body).toBe(wrong.body);
  expect(wrong.headers['set-cookie']).toBeUndefined();
});

it('ends a session after twelve hours', async () => {
  await save({ login: 'mende', name: 'Mende', password: PASSWORD });
  const opened = await signIn({ login: 'mende', password: PASSWORD });
  expect(opened.cookies[0]).toMatchObject({ maxAge: 12 * 3600 });
  const cookie = `relais_pilotage=${opened.cookies[0]?.value}`;
  department.clock.set('2026-04-15T10:29:59Z');
  expect((await read(cookie)).statusCode).toBe(200);
  department.clock.set('2026-04-15T10:30:00Z');
  expect((await read(cookie)).statusCode).toBe(401);
});

it('ends a session at sign-out, for the server too', async () => {
  const cookie = await department.signIn();
  const out = await department.app.inject({
    method: 'DELETE',
    url: pilotagePaths.session,
    headers: { cookie },
  });
  expect(out.statusCode).toBe(204);
  expect(out.headers['set-cookie']).toMatch(/relais_pilotage=;/);
  expect((await read(cookie)).statusCode).toBe(401);
});

it('ends every session of an account whose password changes', async () => {
  const cookie = await department.signIn();
  await save({ login: 'mende', name: 'Mende', password: 'une tout autre phrase' });
  expect((await read(cookie)).statusCode).toBe(401);
  expect((await signIn({ login: 'mende', password: PASSWORD })).statusCode).toBe(401);
});

it('knows no session for a token it did not give', async () => {
  for (const cookie of ['', 'relais_pilotage=', `relais_pilotage=${'A'.repeat(43)}`])
    expect((await read(cookie)).statusCode).toBe(401);
});

it.each([
  ['another site’s page', { origin: 'https://ailleurs.exemple', host: '127.0.0.1:4849' }],
  ['another port of this machine', { origin: 'http://127.0.0.1:9999', host: '127.0.0.1:4849' }],
  ['a page without an origin', { origin: 'null', host: '127.0.0.1:4849' }],
  ['a page the browser calls foreign', { 'sec-fetch-site': 'cross-site' }],
  ['a sister site', { 'sec-fetch-site': 'same-site' }],
])('refuses a sign-in or sign-out sent by %s', async (_what, headers) => {
  const cookie = await department.signIn();
  for (const method of ['POST', 'DELETE'] as const) {
    const answer = await department.app.inject({
      method,
      url: pilotagePaths.session,
      headers: { cookie, ...headers },
      ...(method === 'POST' ? { payload: { login: 'mende', password: PASSWORD } } : {}),
    });
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'origine-refusee' });
  }
  expect((await read(cookie)).statusCode).toBe(200);
});

it('accepts a sign-in from its own page', async () => {
  await save({ login: 'mende', name: 'Mende', password: PASSWORD });
  const answer = await signIn(
    { login: 'mende', password: PASSWORD },
    { origin: 'http://127.0.0.1:4849', host: '127.0.0.1:4849', 'sec-fetch-site': 'same-origin' },
  );
  expect(answer.statusCode).toBe(200);
});

it('makes whoever keeps guessing wait, even with the right password in the end', async () => {
  const strict = await createTestDepartment(cluster, { callLimits: { wrongPasswords: 3 } });
  const { store, clock } = strict;
  await saveStaff(
    { staff: store.staff, clock, random: systemRandom },
    { login: 'coordination', name: 'Coordination', password: PASSWORD },
  );
  const cookie = await strict.signIn();
  const attempt = (password: string) =>
    strict.app.inject({
      method: 'POST',
      url: pilotagePaths.session,
      payload: { login: 'coordination', password },
    });
  const statuses: number[] = [];
  for (const guess of ['un', 'deux', 'trois', 'quatre', PASSWORD])
    statuses.push((await attempt(guess)).statusCode);
  const opened = await strict.app.inject({ url: pilotagePaths.session, headers: { cookie } });
  await strict.close();
  expect(statuses).toEqual([401, 401, 401, 429, 429]);
  expect(opened.statusCode).toBe(200);
});

it.each([
  ['a login with a space', { login: 'm ende' }, 'identifiant-refuse'],
  ['an empty login', { login: '  ' }, 'identifiant-refuse'],
  ['an empty name', { name: ' ' }, 'nom-refuse'],
  ['a name with a line break', { name: 'Mende\nDurand' }, 'nom-refuse'],
  ['a password of eleven characters', { password: 'onze-lettre' }, 'mot-de-passe-refuse'],
])('refuses an account with %s', async (_what, change, code) => {
  const saved = await save({ login: 'mende', name: 'Mende', password: PASSWORD, ...change });
  expect(saved).toMatchObject({ ok: false, failure: { code } });
});

it('keeps neither passwords nor session tokens in clear', async () => {
  await save({ login: 'mende', name: 'Mende', password: PASSWORD });
  const opened = await signIn({ login: 'mende', password: PASSWORD });
  const rows = [
    ...(await department.database.query('SELECT * FROM staff')),
    ...(await department.database.query('SELECT * FROM staff_sessions')),
  ];
  const kept = rows
    .flatMap((row) => Object.values(row))
    .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
    .join('\n');
  expect(kept).toContain('$argon2id$');
  expect(kept).not.toContain(PASSWORD);
  expect(opened.cookies[0]?.value).toMatch(/^[\w-]{43}$/);
  expect(kept).not.toContain(opened.cookies[0]?.value);
});
