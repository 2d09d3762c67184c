import { beforeAll, beforeEach, expect, it } from 'vitest';
import { pilotagePaths } from '../../shared/sync/pilotage-api.ts';
import {
  accountsAnswerSchema,
  actsAnswerSchema,
  asideAnswerSchema,
  administrationPaths as paths,
  codeAnswerSchema,
  desksAnswerSchema,
  serverStateSchema,
} from '../../shared/sync/administration-api.ts';
import { deskPaths } from '../../shared/sync/protocol.ts';
import { startTestCluster } from '../support/postgres.ts';
import type { TestCluster } from '../support/postgres.ts';
import { toDayText } from './day-documents.ts';
import { createTestDepartment, NOW } from './test-department.ts';
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

const get = (url: string, as = cookie) => department.app.inject({ url, headers: { cookie: as } });
const post = (url: string, payload: object, as = cookie) =>
  department.app.inject({ method: 'POST', url, payload, headers: { cookie: as } });
const readDesks = async () => desksAnswerSchema.parse((await get(paths.postes)).json());
const readActs = async () => actsAnswerSchema.parse((await get(paths.actes)).json()).acts;

it('lists the desks with their last contact, version and what is still to come', async () => {
  const { token } = await department.enrol('marvejols');
  await department.send(token, [toDayText({ rev: 3, day: '2026-04-14' })]);
  const { desks, sites } = await readDesks();
  expect(sites).toHaveLength(9);
  expect(desks).toEqual([
    {
      site: 'marvejols',
      siteName: 'Marvejols',
      desk: 'A',
      program: '0.1.0',
      enrolledAt: NOW,
      lastContactAt: NOW,
      isRevoked: false,
      tokenRenewedAt: null,
      // It said it had issued revision 99.
      backlog: 96,
      rollbacks: 0,
      rollbacksUnseen: 0,
      forks: 0,
      forkedAt: null,
    },
  ]);
});

it('shows a desk in two places until it is settled, and only once', async () => {
  const { token } = await department.enrol('marvejols');
  await department.send(token, [toDayText({ rev: 1, themes: { T1: 2 } })]);
  await department.send(token, [toDayText({ rev: 1, themes: { T1: 5 } })]);
  expect((await readDesks()).desks[0]).toMatchObject({ forks: 1, forkedAt: NOW });
  const settle = () => post(paths.doublePoste, { site: 'marvejols', desk: 'A' });
  expect((await settle()).json()).toEqual({ fait: true });
  expect((await readDesks()).desks[0]).toMatchObject({ forks: 0, forkedAt: null });
  expect((await settle()).json()).toMatchObject({ code: 'rien-a-regler' });
});

it('lists what was put aside, without what it counts, and who settled it', async () => {
  const { token } = await department.enrol('marvejols');
  const read = async () => asideAnswerSchema.parse((await get(paths.ecartes)).json());
  expect(await read()).toEqual({ documents: [], total: 0 });
  await department.send(token, [toDayText({ rev: 1, themes: { T1: 2 } })]);
  await department.send(token, [toDayText({ rev: 1, themes: { T1: 5 } })]);
  const aside = {
    site: 'marvejols',
    siteName: 'Marvejols',
    desk: 'A',
    kind: 'jour',
    receivedAt: NOW,
  };
  expect(await read()).toMatchObject({
    total: 1,
    documents: [{ ...aside, settledAt: null, settledBy: null }],
  });
  expect(JSON.stringify((await get(paths.ecartes)).json())).not.toContain('visites');
  await post(paths.doublePoste, { site: 'marvejols', desk: 'A' });
  expect((await read()).documents).toMatchObject([
    { ...aside, settledAt: NOW, settledBy: 'mende' },
  ]);
});

it('tells a desk that started again from a backup, until someone has looked at it', async () => {
  const { token } = await department.enrol('marvejols');
  const look = () => post(paths.restaurationPoste, { site: 'marvejols', desk: 'A' });
  expect((await look()).json()).toMatchObject({ code: 'rien-a-regler' });
  await department.send(token, [toDayText({ rev: 1 })]);
  await department.app.inject({
    method: 'POST',
    url: deskPaths.counts,
    headers: { authorization: `Bearer ${token}` },
    payload: {
      protocol: 1,
      program: '0.1.0',
      epoch: 1,
      highestRev: 2,
      documents: [toDayText({ epoch: 1, rev: 2 })],
    },
  });
  expect((await readDesks()).desks[0]).toMatchObject({ rollbacks: 1, rollbacksUnseen: 1 });
  expect((await look()).json()).toEqual({ fait: true });
  expect((await readDesks()).desks[0]).toMatchObject({ rollbacks: 1, rollbacksUnseen: 0 });
  expect((await look()).json()).toMatchObject({ code: 'rien-a-regler' });
  expect(
    (await readActs()).map(({ act, subject, outcome }) => `${act} ${subject} ${outcome}`),
  ).toEqual(expect.arrayContaining(['poste.restauration marvejols A fait']));
});

it('gives a code to take a desk up again on another computer, under its letter', async () => {
  await department.enrol('florac');
  const ask = (desk: string) => post(paths.codePoste, { site: 'florac', desk });
  expect((await ask('C')).json()).toMatchObject({ code: 'poste-inconnu' });
  const { code } = codeAnswerSchema.parse((await ask('A')).json());
  const enrolled = await department.app.inject({
    method: 'POST',
    url: deskPaths.enrol,
    payload: { protocol: 2, code, program: '0.1.0' },
  });
  expect(enrolled.json()).toMatchObject({ site: 'florac', desk: 'A' });
  expect((await readActs()).map(({ act, subject }) => `${act} ${subject}`)).toContain(
    'poste.code florac A',
  );
});

it('shows desks, and what was put aside, to the office alone', async () => {
  const financeur = await department.signIn('financeur');
  expect((await get(paths.ecartes, financeur)).statusCode).toBe(403);
  const refused = await post(paths.restaurationPoste, { site: 'florac', desk: 'A' }, financeur);
  expect(refused.statusCode).toBe(403);
});

it('takes a desk’s access away at once, and gives a code for the next', async () => {
  const { token } = await department.enrol('florac');
  const hello = () =>
    department.app.inject({ url: deskPaths.hello, headers: { authorization: `Bearer ${token}` } });
  expect((await hello()).statusCode).toBe(200);
  expect((await post(paths.retraitPoste, { site: 'florac', desk: 'A' })).statusCode).toBe(200);
  expect((await hello()).json()).toMatchObject({ code: 'jeton-revoque' });
  const given = codeAnswerSchema.parse((await post(paths.codePoste, { site: 'florac' })).json());
  expect(given).toMatchObject({ siteName: 'Florac', code: expect.stringMatching(/\S{8,}/) });
});

it('keeps who did what on what, refusals included, and nothing of what was typed', async () => {
  await post(paths.codePoste, { site: 'florac' });
  await post(paths.retraitPoste, { site: 'florac', desk: 'B' });
  await post(paths.comptes, {
    login: 'prefecture',
    name: 'Préfecture',
    role: 'financeur',
    password: 'une phrase bien assez longue',
  });
  await post(paths.motDePasse, { ancien: 'x', nouveau: 'y' });
  const acts = await readActs();
  expect(new Set(acts.map((line) => `${line.act} ${line.subject} ${line.outcome}`))).toEqual(
    new Set([
      'compte.enregistrer prefecture fait',
      'compte.mot-de-passe null refuse',
      'poste.code florac fait',
      'poste.retirer florac B refuse',
    ]),
  );
  expect(acts.every(({ author, role }) => author === 'mende' && role === 'administrateur')).toBe(
    true,
  );
  expect(JSON.stringify(await department.database.query('SELECT * FROM admin_acts'))).not.toMatch(
    /phrase/,
  );
});

it('forgets acts after a year', async () => {
  await post(paths.codePoste, { site: 'florac' });
  department.clock.set('2027-04-20T10:00:00Z');
  cookie = await department.signIn();
  await post(paths.codePoste, { site: 'langogne' });
  expect((await readActs()).map(({ subject }) => subject)).toEqual(['langogne']);
});

it('changes what an account may do from its very next call, and closes it with its sessions', async () => {
  const financeur = await department.signIn('financeur');
  expect((await get(paths.postes, financeur)).statusCode).toBe(403);
  await post(paths.roleCompte, { login: 'financeur', role: 'coordination' });
  expect((await get(paths.postes, financeur)).statusCode).toBe(200);
  await post(paths.accesCompte, { login: 'financeur', ouvert: false });
  expect((await get(pilotagePaths.session, financeur)).statusCode).toBe(401);
  const { accounts } = accountsAnswerSchema.parse((await get(paths.comptes)).json());
  expect(accounts).toMatchObject([
    { login: 'financeur', role: 'coordination', closedAt: NOW, sessions: 0 },
    { login: 'mende', role: 'administrateur', closedAt: null, sessions: 1 },
  ]);
});

it('refuses a closed account its right password', async () => {
  await post(paths.comptes, {
    login: 'prefecture',
    name: 'Préfecture',
    role: 'financeur',
    password: 'une phrase bien assez longue',
  });
  await post(paths.accesCompte, { login: 'prefecture', ouvert: false });
  const answer = await post(
    pilotagePaths.session,
    { login: 'prefecture', password: 'une phrase bien assez longue' },
    '',
  );
  expect(answer.statusCode).toBe(401);
});

it('closes the sessions of an account at once', async () => {
  const other = await department.signIn('coordination');
  await post(paths.sessionsCompte, { login: 'coordination' });
  expect((await get(pilotagePaths.session, other)).statusCode).toBe(401);
});

it('lets nobody change their own role or close their own account', async () => {
  for (const [path, body] of [
    [paths.roleCompte, { login: 'mende', role: 'financeur' }],
    [paths.accesCompte, { login: 'mende', ouvert: false }],
  ] as const)
    expect((await post(path, body)).json()).toMatchObject({ code: 'son-propre-compte' });
});

it('lets people change their own password, which ends their other sessions', async () => {
  const account = { login: 'prefecture', password: 'une phrase bien assez longue' };
  await post(paths.comptes, { ...account, name: 'Préfecture', role: 'financeur' });
  const open = async (password: string) => {
    const answer = await post(pilotagePaths.session, { login: account.login, password }, '');
    return `relais_pilotage=${answer.cookies[0]?.value}`;
  };
  const [here, elsewhere] = [await open(account.password), await open(account.password)];
  const nouveau = 'une autre phrase assez longue';
  const change = await post(paths.motDePasse, { ancien: account.password, nouveau }, here);
  expect(change.json()).toEqual({ fait: true });
  expect((await get(pilotagePaths.session, here)).statusCode).toBe(200);
  expect((await get(pilotagePaths.session, elsewhere)).statusCode).toBe(401);
  expect(await open(nouveau)).toMatch(/=[\w-]{43}$/);
});

it('says how the server and its database are', async () => {
  const { token } = await department.enrol('florac');
  await department.send(token, [toDayText({ site: 'florac' })]);
  expect(serverStateSchema.parse((await get(paths.etat)).json())).toMatchObject({
    version: '0.1.0',
    postgresql: expect.stringMatching(/^18/),
    documents: 1,
    lastReceivedAt: NOW,
  });
});

it('makes whoever guesses at one account from many addresses wait', async () => {
  const strict = await createTestDepartment(cluster, {
    callLimits: { wrongPasswordsByAccount: 2 },
  });
  const attempt = async (last: number, login: string) =>
    (
      await strict.app.inject({
        method: 'POST',
        url: pilotagePaths.session,
        remoteAddress: `192.0.2.${last}`,
        payload: { login, password: 'au hasard' },
      })
    ).statusCode;
  const statuses = [
    await attempt(1, 'mende'),
    await attempt(2, 'MENDE'),
    await attempt(3, 'mende'),
    await attempt(4, 'mende'),
    await attempt(5, 'florac'),
  ];
  await strict.close();
  expect(statuses).toEqual([401, 401, 429, 429, 401]);
});

it('limits what one address asks for in a minute', async () => {
  const strict = await createTestDepartment(cluster, { callLimits: { other: 3 } });
  const statuses: number[] = [];
  for (let call = 0; call < 5; call += 1)
    statuses.push((await strict.app.inject('/sante')).statusCode);
  await strict.close();
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
});
