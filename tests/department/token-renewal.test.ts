import { beforeAll, beforeEach, expect, it } from 'vitest';
import { createToken, hashSecret } from '../../department/operations/secrets.ts';
import {
  actsAnswerSchema,
  administrationPaths,
  desksAnswerSchema,
} from '../../shared/sync/administration-api.ts';
import { enrolAnswerSchema, helloAnswerSchema } from '../../shared/sync/messages.ts';
import { deskPaths } from '../../shared/sync/protocol.ts';
import { systemRandom } from '../support/postgres.ts';
import { toDayText } from './day-documents.ts';
import { startTestDepartment, toCountsMessage } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

let department: TestDepartment;

beforeAll(async () => {
  department = await startTestDepartment();
  return () => department.close();
});
beforeEach(() => department.reset());

const draw = () => createToken(systemRandom);
const hashOf = (token: string) => Buffer.from(hashSecret(token)).toString('hex');
const signed = (token: string) => ({ authorization: `Bearer ${token}` });

const hello = async (token: string) => {
  const answer = await department.app.inject({ url: deskPaths.hello, headers: signed(token) });
  const { code, renew }: { code?: string; renew?: boolean } = answer.json();
  return code ?? (renew === true ? 'renew' : 'ok');
};
const propose = async (token: string, next: string) => {
  const answer = await department.app.inject({
    method: 'POST',
    url: deskPaths.token,
    headers: signed(token),
    payload: { protocol: 3, hash: hashOf(next) },
  });
  const { code }: { code?: string } = answer.json();
  return code ?? 'ok';
};

/** A desk whose token is thirty days old. */
async function oldDesk(): Promise<string> {
  const { token } = await department.enrol('florac');
  department.clock.set('2026-05-14T22:30:00Z');
  return token;
}

it('asks for another token after thirty days, and not a day before', async () => {
  const { token } = await department.enrol('florac');
  department.clock.set('2026-05-14T22:29:59Z');
  expect(await hello(token)).toBe('ok');
  expect(await propose(token, draw())).toBe('jeton-recent');
  department.clock.set('2026-05-14T22:30:00Z');
  expect(await hello(token)).toBe('renew');
});

it('keeps the former token good until the next is used, then it is dead for every call', async () => {
  const token = await oldDesk();
  const next = draw();
  // Its answer lost, it is proposed again: the same.
  expect([await propose(token, next), await propose(token, next)]).toEqual(['ok', 'ok']);
  expect(await hello(token)).toBe('renew');
  expect(await hello(next)).toBe('ok');
  expect(await hello(token)).toBe('jeton-remplace');
  expect(await propose(token, draw())).toBe('jeton-remplace');
  const late = await department.app.inject({
    method: 'POST',
    url: deskPaths.counts,
    headers: signed(token),
    payload: toCountsMessage([toDayText({ site: 'florac' })]),
  });
  expect(late.json()).toMatchObject({ code: 'jeton-remplace' });
});

it('uses one of several proposed at most: the others die unused', async () => {
  const token = await oldDesk();
  const proposed = Array.from({ length: 7 }, draw);
  for (const next of proposed) expect(await propose(token, next)).toBe('ok');
  const last = proposed.at(-1) ?? '';
  const uses = await Promise.all(Array.from({ length: 4 }, () => hello(last)));
  expect(new Set(uses)).toEqual(new Set(['ok']));
  const others = await Promise.all(proposed.slice(0, -1).map(hello));
  expect(others.filter((code) => !['jeton-inconnu', 'jeton-remplace'].includes(code))).toEqual([]);
});

it('revokes what was only proposed too', async () => {
  const token = await oldDesk();
  const next = draw();
  await propose(token, next);
  const cookie = await department.signIn();
  await department.app.inject({
    method: 'POST',
    url: administrationPaths.retraitPoste,
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    payload: { site: 'florac', desk: 'A' },
  });
  expect([await hello(next), await hello(token)]).toEqual(['jeton-revoque', 'jeton-revoque']);
});

it('takes no token of another desk, nor one that died', async () => {
  const { token: other } = await department.enrol('langogne');
  const token = await oldDesk();
  const next = draw();
  expect(await propose(token, other)).toBe('jeton-refuse');
  await propose(token, next);
  await hello(next);
  department.clock.set('2026-07-14T22:30:00Z');
  expect(await propose(next, token)).toBe('jeton-refuse');
});

it('keeps hashes alone, says when on the page of desks, and notes it without any of it', async () => {
  const token = await oldDesk();
  const next = draw();
  await propose(token, next);
  department.clock.set('2026-05-15T08:00:00Z');
  await hello(next);
  const cookie = await department.signIn();
  const get = async (url: string) =>
    (await department.app.inject({ url, headers: { cookie } })).json() as unknown;
  const { desks } = desksAnswerSchema.parse(await get(administrationPaths.postes));
  expect(desks).toMatchObject([{ desk: 'A', tokenRenewedAt: '2026-05-15T08:00:00Z' }]);
  const { acts } = actsAnswerSchema.parse(await get(administrationPaths.actes));
  expect(acts).toMatchObject([
    { act: 'poste.jeton', subject: 'florac A', author: 'le poste lui-même', outcome: 'fait' },
  ]);
  const kept = JSON.stringify([
    await department.database.query('SELECT * FROM desk_tokens'),
    await department.database.query('SELECT * FROM admin_acts'),
    department.log,
  ]);
  for (const secret of [token, next]) expect(kept).not.toContain(secret);
});

it('goes on with a desk of version 2 as before', async () => {
  const token = await oldDesk();
  expect(await hello(token)).toBe('renew');
  expect(
    await department.send(token, [toDayText({ site: 'florac', day: '2026-05-14' })]),
  ).toMatchObject([{ outcome: 'applied' }]);
  department.clock.set('2027-04-14T22:30:00Z');
  expect(await hello(token)).toBe('renew');
});

it('gives a letter of its own to a copy that wakes up while its desk goes on, and else the former one', async () => {
  const token = await oldDesk();
  const next = draw();
  await propose(token, next);
  await hello(next);
  const enrol = async (refusedFor: number) => {
    const answer = await department.app.inject({
      method: 'POST',
      url: deskPaths.enrol,
      payload: {
        protocol: 3,
        program: '0.1.0',
        code: await department.createCode('florac'),
        former: token,
        refusedFor,
        after: [],
      },
    });
    return enrolAnswerSchema.parse(answer.json());
  };
  department.clock.set('2026-06-20T10:00:00Z');
  expect(await hello(token)).toBe('jeton-remplace');
  department.clock.set('2026-06-20T10:05:00Z');
  await hello(next);
  department.clock.set('2026-06-20T10:10:00Z');
  expect(await enrol(600)).toMatchObject({ desk: 'B', left: { received: [] } });
  expect(await hello(next)).toBe('renew');

  // Nobody was heard since it is refused: its former life is over.
  department.clock.set('2026-06-21T10:00:00Z');
  const again = await enrol(600);
  expect(again).toMatchObject({ desk: 'A' });
  expect(again.left).toBeUndefined();
  expect(await hello(next)).toBe('jeton-revoque');
  expect(
    helloAnswerSchema.parse(
      (await department.app.inject({ url: deskPaths.hello, headers: signed(again.token) })).json(),
    ),
  ).toMatchObject({ renew: false });
});
