import { beforeAll, beforeEach, expect, it } from 'vitest';
import { issueEnrolmentCode } from '../../department/operations/issue-enrolment-code.ts';
import { revokeDesk } from '../../department/operations/revoke-desk.ts';
import network from '../../resources/network-lozere.json' with { type: 'json' };
import { networkSchema } from '../../shared/domain/network/network.ts';
import { enrolAnswerSchema, helloAnswerSchema } from '../../shared/sync/messages.ts';
import { deskPaths, PROTOCOL_VERSION } from '../../shared/sync/protocol.ts';
import { startTestCluster, systemRandom } from '../support/postgres.ts';
import type { TestCluster } from '../support/postgres.ts';
import { createTestDepartment, NOW, TODAY } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

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

const enrol = (code: string, more: object = {}) =>
  department.app.inject({
    method: 'POST',
    url: deskPaths.enrol,
    payload: { protocol: PROTOCOL_VERSION, program: '0.1.0', code, ...more },
  });

it('turns a code into the desk’s identity, dated in the site’s own zone', async () => {
  const answer = await enrol(await department.createCode('marvejols'));
  expect(answer.statusCode).toBe(200);
  expect(enrolAnswerSchema.parse(answer.json())).toMatchObject({
    protocol: PROTOCOL_VERSION,
    departement: '48',
    site: 'marvejols',
    siteName: 'Marvejols',
    desk: 'A',
    zone: 'Europe/Paris',
    enrolledOn: TODAY,
    now: NOW,
  });
});

it('gives codes of twelve characters that survive being read aloud', async () => {
  const code = await department.createCode('florac');
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  const misread = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
  expect((await enrol(misread)).statusCode).toBe(200);
});

it('gives each desk of a site the next letter, never one given before', async () => {
  await department.enrol('marvejols');
  await department.enrol('marvejols');
  await revokeDesk(
    {
      desks: department.store.desks,
      network: networkSchema.parse(network),
      clock: department.clock,
    },
    'marvejols',
    'B',
  );
  expect((await department.enrol('marvejols')).desk).toBe('C');
  expect((await department.enrol('florac')).desk).toBe('A');
});

it('refuses a code nobody issued', async () => {
  const answer = await enrol('AAAA-AAAA-AAAA');
  expect(answer.statusCode).toBe(403);
  expect(answer.json()).toMatchObject({ code: 'code-inconnu' });
});

it('refuses a code that has already served', async () => {
  const code = await department.createCode('marvejols');
  await enrol(code);
  const answer = await enrol(code);
  expect(answer.statusCode).toBe(410);
  expect(answer.json()).toMatchObject({ code: 'code-deja-utilise' });
});

it('lets exactly one of many simultaneous uses of a code win', async () => {
  const code = await department.createCode('marvejols');
  const answers = await Promise.all(Array.from({ length: 8 }, () => enrol(code)));
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  expect(answers.filter(({ statusCode }) => statusCode === 410)).toHaveLength(7);
  expect((await department.enrol('marvejols')).desk).toBe('B');
});

it('gives different letters to desks enrolled at the same moment', async () => {
  const desks = await Promise.all(Array.from({ length: 5 }, () => department.enrol('langogne')));
  expect(desks.map(({ desk }) => desk).toSorted()).toEqual(['A', 'B', 'C', 'D', 'E']);
});

it('refuses a code after seven days, and not before', async () => {
  const early = await department.createCode('marvejols');
  const late = await department.createCode('marvejols');
  department.clock.set('2026-04-21T22:29:59Z');
  expect((await enrol(early)).statusCode).toBe(200);
  department.clock.set('2026-04-21T22:30:00Z');
  const answer = await enrol(late);
  expect(answer.statusCode).toBe(410);
  expect(answer.json()).toMatchObject({ code: 'code-expire' });
});

it('leaves unused the code of another platform than the one the desk serves', async () => {
  const code = await department.createCode('florac');
  const answer = await enrol(code, { site: 'marvejols' });
  expect(answer.json()).toMatchObject({ code: 'code-autre-plateforme' });
  expect((await enrol(code, { site: 'florac' })).statusCode).toBe(200);
});

it('refuses a twenty-seventh desk and leaves its code unused', async () => {
  for (let desk = 0; desk < 26; desk += 1) await department.enrol('villefort');
  const code = await department.createCode('villefort');
  for (let attempt = 0; attempt < 2; attempt += 1)
    expect((await enrol(code)).json()).toMatchObject({ code: 'plateforme-complete' });
});

it('issues no code for an unknown platform, and names the known ones', async () => {
  const issued = await issueEnrolmentCode(
    {
      desks: department.store.desks,
      network: networkSchema.parse(network),
      clock: department.clock,
      random: systemRandom,
    },
    'mende',
  );
  expect(issued).toMatchObject({
    ok: false,
    failure: { code: 'plateforme-inconnue', sentence: expect.stringContaining('marvejols') },
  });
});

it('refuses a desk that speaks a newer protocol before reading its message', async () => {
  const answer = await enrol('AAAA', { protocol: PROTOCOL_VERSION + 1, unheard: true });
  expect(answer.statusCode).toBe(426);
  expect(answer.json()).toMatchObject({ code: 'protocole-trop-recent' });
});

it('refuses a message with fields of its own invention', async () => {
  const answer = await enrol('AAAA', { nom: 'Durand' });
  expect(answer.statusCode).toBe(400);
  expect(answer.json()).toMatchObject({ code: 'demande-illisible' });
});

it('keeps neither codes nor tokens in clear', async () => {
  const code = await department.createCode('marvejols');
  const { token } = enrolAnswerSchema.parse((await enrol(code)).json());
  const rows = [
    ...(await department.database.query('SELECT * FROM enrolment_codes')),
    ...(await department.database.query('SELECT * FROM desk_tokens')),
    ...(await department.database.query('SELECT * FROM desks')),
  ];
  const kept = rows
    .flatMap((row) => Object.values(row))
    .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
    .join('\n');
  expect(rows.length).toBeGreaterThan(2);
  for (const secret of [code, code.replaceAll('-', ''), token]) expect(kept).not.toContain(secret);
});

it('tells a new desk that nothing was received from it', async () => {
  const { token } = await department.enrol('marvejols');
  const answer = await department.app.inject({
    url: deskPaths.hello,
    headers: { authorization: `Bearer ${token}` },
  });
  expect(helloAnswerSchema.parse(answer.json())).toEqual({
    protocol: PROTOCOL_VERSION,
    now: NOW,
    epoch: 0,
    highestRev: 0,
    renew: false,
  });
});

it('tells whoever tries too many codes to wait', async () => {
  const strict = await createTestDepartment(cluster, { callLimits: { enrol: 2 } });
  const attempt = () =>
    strict.app.inject({
      method: 'POST',
      url: deskPaths.enrol,
      payload: { protocol: PROTOCOL_VERSION, program: '0.1.0', code: 'AAAA-AAAA-AAAA' },
    });
  await attempt();
  await attempt();
  const answer = await attempt();
  await strict.close();
  expect(answer.statusCode).toBe(429);
  expect(answer.json()).toMatchObject({ code: 'trop-d-appels' });
});
