import { gzipSync } from 'node:zlib';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { countsAnswerSchema } from '../../shared/sync/messages.ts';
import { COMPRESSION, deskPaths, limits } from '../../shared/sync/protocol.ts';
import { toDayText } from './day-documents.ts';
import { startTestDepartment, toCountsMessage } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

let department: TestDepartment;
let token: string;

beforeAll(async () => {
  department = await startTestDepartment();
  return () => department.close();
});
beforeEach(async () => {
  await department.reset();
  ({ token } = await department.enrol('marvejols'));
});

const post = (
  payload: Buffer,
  headers: Readonly<Record<string, string>>,
  url: string = deskPaths.counts,
) =>
  department.app.inject({
    method: 'POST',
    url,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    payload,
  });

const gzipped = { 'content-encoding': 'gzip' };

const message = (): string => JSON.stringify(toCountsMessage([toDayText({ themes: { T1: 4 } })]));

async function countTotal(): Promise<number> {
  const [row] = await department.database.query(
    `SELECT coalesce(sum(n), 0)::int AS n FROM count_cells
     WHERE unit = 'visites' AND dimension = 'total'`,
  );
  return Number(row?.['n']);
}

it('says at hello that documents may come gzipped', async () => {
  const answer = await department.app.inject({
    url: deskPaths.hello,
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.headers['accept-encoding']).toBe(COMPRESSION);
});

it('counts gzipped documents as it does plain ones, and knows them for the same', async () => {
  const sent = await post(gzipSync(message()), gzipped);
  expect(countsAnswerSchema.parse(sent.json()).answers).toMatchObject([{ outcome: 'applied' }]);
  const again = await post(Buffer.from(message()), {});
  expect(countsAnswerSchema.parse(again.json()).answers).toMatchObject([{ outcome: 'duplicate' }]);
  expect(await countTotal()).toBe(4);
});

it('stops inflating at its limit, and counts nothing of it', async () => {
  const padded = `${message().slice(0, -1)},"bourrage":"${' '.repeat(limits.bodyBytes)}"}`;
  const bomb = gzipSync(padded);
  expect(bomb.length).toBeLessThan(limits.bodyBytes / 100);
  const refused = await post(bomb, gzipped);
  expect([refused.statusCode, refused.json()]).toMatchObject([413, { code: 'corps-trop-grand' }]);
  expect(await countTotal()).toBe(0);
});

it('refuses a body cut short, followed by something else, or not gzipped at all', async () => {
  const whole = gzipSync(message());
  const broken = [
    whole.subarray(0, whole.length - 9),
    Buffer.concat([whole, Buffer.from('et la suite')]),
    Buffer.from(message()),
    Buffer.alloc(0),
  ];
  for (const body of broken) {
    const refused = await post(body, gzipped);
    expect([refused.statusCode, refused.json()]).toMatchObject([
      400,
      { code: 'demande-illisible' },
    ]);
  }
  expect(await countTotal()).toBe(0);
});

it('inflates in no other coding, for nobody without a token, and on no other call', async () => {
  for (const coding of ['br', 'deflate', 'gzip, gzip', 'identity, gzip', 'x'])
    expect((await post(gzipSync(message()), { 'content-encoding': coding })).statusCode).toBe(415);
  const stranger = await post(gzipSync(message()), { ...gzipped, authorization: 'Bearer x' });
  expect(stranger.statusCode).toBe(401);
  const elsewhere = await post(gzipSync('{}'), gzipped, deskPaths.token);
  expect(elsewhere.statusCode).toBe(400);
});
