import { beforeAll, beforeEach, expect, it } from 'vitest';
import { issueEnrolmentCode } from '../../department/operations/issue-enrolment-code.ts';
import shipped from '../../resources/network-lozere.json' with { type: 'json' };
import { networkSchema } from '../../shared/domain/network/network.ts';
import { pilotagePaths } from '../../shared/sync/pilotage-api.ts';
import {
  countsAnswerSchema,
  enrolAnswerSchema,
  ownDocumentsAnswerSchema,
} from '../../shared/sync/messages.ts';
import { hashSecret } from '../../department/operations/secrets.ts';
import { deskLetterSchema } from '../../shared/domain/site/identifiers.ts';
import { deskPaths, LEDGER_HEADER } from '../../shared/sync/protocol.ts';
import { systemRandom } from '../support/postgres.ts';
import { toDayText } from './day-documents.ts';
import { startTestDepartment, toCountsMessage } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

const LEDGER = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
const ids = {
  one: '00000000-0000-4000-8000-000000000001',
  two: '00000000-0000-4000-8000-000000000002',
  three: '00000000-0000-4000-8000-000000000003',
  four: '00000000-0000-4000-8000-000000000004',
} as const;

let department: TestDepartment;

beforeAll(async () => {
  department = await startTestDepartment();
  return () => department.close();
});
beforeEach(() => department.reset());

async function enrol(more: object = {}, code?: string) {
  const answer = await department.app.inject({
    method: 'POST',
    url: deskPaths.enrol,
    payload: {
      protocol: 2,
      program: '0.1.0',
      code: code ?? (await department.createCode('marvejols')),
      ledger: Buffer.from(hashSecret(LEDGER)).toString('hex'),
      ...more,
    },
  });
  return enrolAnswerSchema.parse(answer.json());
}

async function deliver(token: string, text: string, delivery: string, after: readonly string[]) {
  const answer = await department.app.inject({
    method: 'POST',
    url: deskPaths.counts,
    headers: { authorization: `Bearer ${token}` },
    payload: { ...toCountsMessage([text]), protocol: 2, delivery, after },
  });
  const { answers, received } = countsAnswerSchema.parse(answer.json());
  const [first] = answers;
  return {
    received,
    outcome: first !== undefined && 'code' in first ? first.code : first?.outcome,
  };
}

const call = (url: string, token: string, headers: Record<string, string> = {}) =>
  department.app.inject({ url, headers: { authorization: `Bearer ${token}`, ...headers } });

const own = `${deskPaths.documents}?kind=jour&after=0001-01-01`;

it('follows a desk from delivery to delivery, lost answers and late requests included', async () => {
  const { token } = await enrol();
  const send = (rev: number, delivery: string, after: readonly string[]) =>
    deliver(token, toDayText({ rev }), delivery, after);
  expect(await send(1, ids.one, [])).toEqual({ outcome: 'applied', received: [] });
  // The answer to the second was lost, the third names it, and a copy of the second comes late.
  expect(await send(2, ids.two, [ids.one])).toMatchObject({ outcome: 'applied' });
  expect(await send(3, ids.three, [ids.one, ids.two])).toMatchObject({ outcome: 'applied' });
  expect(await send(2, ids.two, [ids.one])).toMatchObject({ outcome: 'stale' });
});

it('counts nothing of a copy that went its own way, whatever its revisions, and keeps it to be shown', async () => {
  const { token } = await enrol();
  await deliver(token, toDayText({ rev: 1, themes: { T1: 4 } }), ids.one, []);
  await deliver(token, toDayText({ rev: 2, themes: { T1: 5 } }), ids.two, [ids.one]);
  // The copy stopped hearing after the first: another day, a greater revision, all the same.
  const copy = await deliver(token, toDayText({ rev: 9, day: '2026-04-13' }), ids.three, [ids.one]);
  expect(copy).toEqual({ outcome: 'double', received: [ids.one] });
  expect(
    await department.database.query('SELECT period::text AS day FROM forked_documents'),
  ).toEqual([{ day: '2026-04-13' }]);
  const [count] = await department.database.query(
    `SELECT sum(n)::int AS n FROM count_cells WHERE unit = 'visites' AND dimension = 'total'`,
  );
  expect(count).toEqual({ n: 5 });
});

it('lets a greater epoch begin again, and is deaf to the former one', async () => {
  const { token } = await enrol();
  await deliver(token, toDayText({ rev: 1 }), ids.one, []);
  const again = { ...toCountsMessage([toDayText({ epoch: 1, rev: 2 })]), protocol: 2, epoch: 1 };
  const answer = await department.app.inject({
    method: 'POST',
    url: deskPaths.counts,
    headers: { authorization: `Bearer ${token}` },
    payload: { ...again, delivery: ids.two, after: [] },
  });
  expect(answer.json()).toMatchObject({ answers: [{ outcome: 'applied' }] });
  expect(await deliver(token, toDayText({ rev: 8 }), ids.three, [ids.one])).toMatchObject({
    outcome: 'double',
  });
  const [desk] = await department.database.query('SELECT rollbacks FROM desks');
  expect(desk).toEqual({ rollbacks: 1 });
});

it('gives a desk that was linked its own letter back, and takes its former token away', async () => {
  const first = await enrol();
  await department.send(first.token, [toDayText({ rev: 1, themes: { T1: 3 } })]);
  const second = await enrol({ former: first.token });
  expect(second.desk).toBe(first.desk);
  expect((await call(deskPaths.hello, first.token)).statusCode).toBe(401);
  expect((await call(deskPaths.hello, second.token)).json()).toMatchObject({ highestRev: 1 });
  // Someone else is a new desk.
  expect((await enrol()).desk).toBe('B');
});

it('gives the letter of a desk to take up again to a new installation', async () => {
  const first = await enrol();
  await department.send(first.token, [toDayText({ rev: 1 })]);
  const { store, clock } = department;
  const network = networkSchema.parse(shipped);
  const issued = await issueEnrolmentCode(
    { desks: store.desks, clock, network, random: systemRandom },
    'marvejols',
    deskLetterSchema.parse('A'),
  );
  if (!issued.ok) throw new Error(issued.failure.code);
  const again = await enrol({}, issued.value.code);
  expect(again.desk).toBe('A');
  const given = await call(own, again.token, { [LEDGER_HEADER]: LEDGER });
  expect(ownDocumentsAnswerSchema.parse(given.json())).toMatchObject({
    documents: [{ kind: 'jour', period: '2026-04-14', epoch: 0, rev: 1 }],
    more: false,
  });
});

it('gives nothing to a stolen token: no count, its own desk’s included, and no other desk’s to write', async () => {
  const { token } = await enrol();
  await department.send(token, [toDayText({ rev: 1 })]);
  await department.enrol('florac');
  for (const path of [pilotagePaths.figures, pilotagePaths.published, pilotagePaths.declared])
    expect((await call(`${path}?period=jour&at=2026-04-14`, token)).statusCode).toBe(401);
  expect((await call(own, token)).statusCode).toBe(403);
  expect((await call(own, token, { [LEDGER_HEADER]: 'deviné' })).statusCode).toBe(403);
  const hello = (await call(deskPaths.hello, token)).json<object>();
  expect(Object.keys(hello).toSorted()).toEqual([
    'epoch',
    'highestRev',
    'now',
    'protocol',
    'renew',
  ]);
  const answers = await department.send(token, [
    toDayText({ rev: 2, site: 'florac' }),
    toDayText({ rev: 2, desk: 'B' }),
  ]);
  expect(answers).toMatchObject([{ code: 'autre-poste' }, { code: 'autre-poste' }]);
});
