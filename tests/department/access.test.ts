import { beforeAll, beforeEach, expect, it } from 'vitest';
import { ANYONE } from '../../shared/domain/staff/role.ts';
import type { StaffRole } from '../../shared/domain/staff/role.ts';
import type { DeclaredRoute } from '../../department/operations/declared-route.ts';
// Its types: what the application is decorated with.
import type {} from '../../department/plugins/route-table.ts';
import { startTestCluster } from '../support/postgres.ts';
import type { TestCluster } from '../support/postgres.ts';
import { createTestDepartment } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

let cluster: TestCluster;
let department: TestDepartment;
let routes: readonly DeclaredRoute[];
const cookies = new Map<StaffRole, string>();
let token: string;

beforeAll(async () => {
  cluster = await startTestCluster();
  return () => cluster.stop();
});
beforeAll(async () => {
  department = await createTestDepartment(cluster);
  routes = department.app.declaredRoutes();
  return () => department.close();
});
beforeEach(async () => {
  await department.reset();
  token = (await department.enrol('marvejols')).token;
  for (const role of ANYONE) cookies.set(role, await department.signIn(role));
});

const call = async (
  { method, url }: DeclaredRoute,
  headers: Record<string, string>,
): Promise<{ status: number; code: string | null }> => {
  const answer = await department.app.inject({
    method: method as 'GET' | 'POST',
    url,
    headers,
    ...(method === 'GET' ? {} : { payload: {} }),
  });
  const code = /"code":"([^"]+)"/.exec(answer.body)?.[1] ?? null;
  return { status: answer.statusCode, code };
};

const staffRoutes = () =>
  routes.filter((route): route is DeclaredRoute & { access: readonly StaffRole[] } =>
    Array.isArray(route.access),
  );
const nameOf = ({ method, url }: DeclaredRoute) => `${method} ${url}`;

it('decides for every route who may call it', () => {
  expect(routes.filter(({ access }) => access === undefined).map(nameOf)).toEqual([]);
  expect(
    routes
      .filter(({ access }) => access === 'public')
      .map(nameOf)
      .toSorted(),
  ).toEqual([
    'DELETE /api/pilotage/session',
    'GET /',
    'GET /api/openapi.json',
    'GET /assets/*',
    // Plannings: whoever has a link, which is signed, ends and is taken back.
    'GET /planning/:jeton',
    'GET /planning/:jeton/agenda.ics',
    'GET /sante',
    'POST /api/desk/enrol',
    'POST /api/pilotage/session',
    'POST /planning/:jeton/absence',
  ]);
});

it('closes a route that decided nothing', async () => {
  const other = await createTestDepartment(cluster, {
    extend: (app) => app.get('/api/oubliee', async () => 'ouverte'),
  });
  const answer = await other.app.inject({
    url: '/api/oubliee',
    headers: { cookie: await other.signIn() },
  });
  await other.close();
  expect(answer.statusCode).toBe(403);
  expect(answer.json()).toMatchObject({ code: 'acces-non-decide' });
});

it('refuses on each staff route whoever is not signed in, each other role, and a desk', async () => {
  const wrong: string[] = [];
  for (const route of staffRoutes()) {
    const expected: readonly (readonly [Record<string, string>, number, string])[] = [
      [{}, 401, 'non-connecte'],
      [{ authorization: `Bearer ${token}` }, 401, 'non-connecte'],
      ...ANYONE.filter((role) => !route.access.includes(role)).map(
        (role) => [{ cookie: cookies.get(role) ?? '' }, 403, 'role-insuffisant'] as const,
      ),
    ];
    for (const [headers, status, code] of expected) {
      const answer = await call(route, headers);
      if (answer.status !== status || answer.code !== code)
        wrong.push(`${nameOf(route)} ${JSON.stringify(headers)} ${answer.status} ${answer.code}`);
    }
  }
  expect(wrong).toEqual([]);
});

it('lets each allowed role past the door of each staff route', async () => {
  const wrong: string[] = [];
  for (const route of staffRoutes())
    for (const role of route.access) {
      const answer = await call(route, { cookie: cookies.get(role) ?? '' });
      if (answer.code === 'role-insuffisant' || answer.status === 401 || answer.status >= 500)
        wrong.push(`${nameOf(route)} ${role} ${answer.status}`);
    }
  expect(wrong).toEqual([]);
});

it('lets a financeur read figures and reports, and change nothing but a password', () => {
  const open = staffRoutes().filter(({ access }) => access.includes('financeur'));
  expect(open.filter(({ method }) => method !== 'GET').map(nameOf)).toEqual([
    'POST /api/pilotage/mot-de-passe',
  ]);
  expect(open.map(({ url }) => url).join()).not.toMatch(/postes|comptes|annuaire|actes|etat/);
});

it('refuses a desk token on no desk route of another kind, and a session on any of them', async () => {
  const deskRoutes = routes.filter(({ access }) => access === 'desk');
  expect(deskRoutes.length).toBeGreaterThan(2);
  for (const route of deskRoutes)
    expect(await call(route, { cookie: cookies.get('administrateur') ?? '' })).toMatchObject({
      status: 401,
      code: 'jeton-inconnu',
    });
});

it('keeps an act for each call of staff that changes something', () => {
  const silent = staffRoutes().filter(({ method, act }) => method !== 'GET' && act === undefined);
  expect(silent.map(nameOf)).toEqual([]);
});

it('describes every call of the API', () => {
  const hidden = routes.filter(({ url, doc }) => url.startsWith('/api/') && doc === undefined);
  expect(hidden.map(nameOf)).toEqual(['GET /api/openapi.json']);
});
