import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { startServer } from '../../department/server.ts';
import { refusalMessageSchema } from '../../shared/sync/messages.ts';
import { pilotagePaths } from '../../shared/sync/pilotage-api.ts';
import { deskPaths } from '../../shared/sync/protocol.ts';
import { commonHeaders } from '../../shared/web/content-security.ts';
import { startTestCluster } from '../support/postgres.ts';
import type { TestCluster } from '../support/postgres.ts';
import { createTestDepartment, toCountsMessage } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

let cluster: TestCluster;
let pagesFolder: string;
let department: TestDepartment;

beforeAll(async () => {
  cluster = await startTestCluster();
  return () => cluster.stop();
});
beforeAll(async () => {
  pagesFolder = await createPages();
  return () => rm(pagesFolder, { recursive: true, force: true });
});
beforeAll(async () => {
  department = await createTestDepartment(cluster, { pagesFolder });
  return () => department.close();
});

async function createPages(): Promise<string> {
  pagesFolder = await mkdtemp(join(tmpdir(), 'relais-pages-'));
  await mkdir(join(pagesFolder, 'assets'));
  await writeFile(
    join(pagesFolder, 'index.html'),
    '<style nonce="__CSP_NONCE__"></style><meta property="csp-nonce" nonce="__CSP_NONCE__">',
  );
  await writeFile(join(pagesFolder, 'assets', 'pilotage-abc123.js'), 'export {};');
  await writeFile(join(pagesFolder, 'secret.txt'), 'hors des pages');
  return pagesFolder;
}

/** A refusal with its French sentence and nothing else, wherever it comes from. */
function expectRefusal(body: string): void {
  const refusal: unknown = JSON.parse(body);
  expect(Object.keys(refusal as object).toSorted()).toEqual(['code', 'sentence']);
  expect(refusalMessageSchema.parse(refusal).sentence).toMatch(/[.!?]$/);
}

it('serves its page with a style nonce of its own at each load', async () => {
  const [first, second] = [await department.app.inject('/'), await department.app.inject('/')];
  const nonce = /'nonce-([\w+/=]+)'/.exec(String(first.headers['content-security-policy']))?.[1];
  expect(nonce).toBeDefined();
  expect(first.body.match(/nonce="([^"]+)"/g)).toEqual(Array(2).fill(`nonce="${nonce}"`));
  expect(second.headers['content-security-policy']).not.toContain(nonce);
  expect(first.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(first.headers['cache-control']).toBe('no-store');
  expect(first.headers).toMatchObject(commonHeaders);
});

it('serves scripts under a policy of their own', async () => {
  const answer = await department.app.inject('/assets/pilotage-abc123.js');
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toMatch(/javascript/);
  expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'/);
  expect(answer.headers['content-security-policy']).not.toMatch(/unsafe/);
  expect(answer.headers['cache-control']).toMatch(/immutable/);
  expect(answer.headers).toMatchObject(commonHeaders);
});

it.each([
  '/assets/../secret.txt',
  '/assets/%2e%2e/secret.txt',
  '/assets/..%2fsecret.txt',
  '/assets/%00',
  '/assets/',
  '/assets',
  '/index.html',
  '/api/desk',
  '/nulle-part',
  '/%E0%A4%A',
])('refuses the address %s in French, with every header', async (url) => {
  const answer = await department.app.inject({ url });
  expect([400, 403, 404]).toContain(answer.statusCode);
  expectRefusal(answer.body);
  expect(answer.headers).toMatchObject(commonHeaders);
  expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'/);
});

it('refuses an endless address', async () => {
  const answer = await department.app.inject(`/${'a'.repeat(5000)}`);
  expect(answer.statusCode).toBe(404);
  expectRefusal(answer.body);
});

it('says that the pages are not built', async () => {
  const bare = await createTestDepartment(cluster);
  const answer = await bare.app.inject('/');
  await bare.close();
  expect(answer.statusCode).toBe(503);
  expect(answer.json()).toMatchObject({ code: 'pages-absentes' });
});

it('says it is well only while its database answers', async () => {
  expect((await department.app.inject('/sante')).json()).toEqual({ etat: 'ok' });
  const cut = await createTestDepartment(cluster);
  await cut.database.close();
  const answer = await cut.app.inject('/sante');
  expect(answer.statusCode).toBe(503);
  expect(answer.json()).toMatchObject({ code: 'base-indisponible' });
  await cut.app.close();
});

const deep = '['.repeat(200_000) + ']'.repeat(200_000);

it.each([
  ['nothing', ''],
  ['half a JSON', '{"protocol":1'],
  ['a bare null', 'null'],
  ['a list', '[]'],
  ['a number without end', '1e999'],
  ['a poisoned prototype', '{"__proto__":{"protocol":1},"protocol":1}'],
  ['a poisoned constructor', '{"constructor":{"prototype":{"a":1}},"protocol":1}'],
  ['a nest without end', deep],
  ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
  ['zero characters', '{"protocol":1,"code":"\\u0000","program":"\\u0000"}'],
  ['lone surrogates', '{"protocol":1,"code":"\\ud800","program":"\\udfff"}'],
  ['zero characters in a login', '{"login":"a\\u0000b","password":"\\u0000"}'],
  ['a login made of controls', '{"login":"\\u0001\\ud800","password":"x"}'],
])('refuses a body made of %s without falling over', async (_what, payload) => {
  const { token } = await department.enrol('marvejols');
  for (const url of [deskPaths.enrol, deskPaths.counts, pilotagePaths.session]) {
    const answer = await department.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      payload,
    });
    expect([400, 401, 403, 413]).toContain(answer.statusCode);
    expectRefusal(answer.body);
  }
});

it.each([
  ['poisoned', '{"kind":"jour","version":1,"__proto__":{"counts":{}}}'],
  ['nested without end', `{"kind":"jour","version":1,"a":${'['.repeat(9000)}${']'.repeat(9000)}}`],
  ['with a lone surrogate', '"\ud800"'],
  ['with zero characters', '{"kind":"jour\\u0000","version":1}'],
  ['with a revision beyond counting', '{"kind":"jour","version":9007199254740993}'],
])('refuses a document %s alone, without falling over', async (_what, document) => {
  const { token } = await department.enrol('marvejols');
  const [answer] = await department.send(token, [document]);
  expect(answer).toMatchObject({ outcome: 'refused' });
});

it('survives whatever JSON it is sent, as a message or as a document', async () => {
  // Less than two characters is no document: the message itself is refused (below).
  const document = fc.json().filter((text) => text.length >= 2);
  const { token } = await department.enrol('marvejols');
  const headers = { authorization: `Bearer ${token}` };
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.array(document, { minLength: 1 }), async (value, texts) => {
      for (const url of [deskPaths.enrol, deskPaths.counts, pilotagePaths.session]) {
        const payload = JSON.stringify(value);
        const json = { 'content-type': 'application/json', ...headers };
        const answer = await department.app.inject({
          method: 'POST',
          url,
          payload,
          headers: json,
        });
        expect(answer.statusCode).toBeLessThan(500);
      }
      const outcomes = (await department.send(token, texts)).map(({ outcome }) => outcome);
      expect(outcomes).toEqual(texts.map(() => 'refused'));
    }),
    { numRuns: 50 },
  );
});

it('refuses a message with a document too short to be one, and reads none of it', async () => {
  const { token } = await department.enrol('marvejols');
  const answer = await department.app.inject({
    method: 'POST',
    url: deskPaths.counts,
    headers: { authorization: `Bearer ${token}` },
    payload: toCountsMessage(['{}', '0']),
  });
  expect(answer.statusCode).toBe(400);
  expectRefusal(answer.body);
});

it('refuses what is not JSON', async () => {
  const answer = await department.app.inject({
    method: 'POST',
    url: deskPaths.enrol,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'protocol=1',
  });
  expect(answer.statusCode).toBe(415);
  expectRefusal(answer.body);
});

it('answers bytes that are not HTTP in French as well', async () => {
  const listener = await createTestDepartment(cluster);
  const listening = await startServer(listener.app, { host: '127.0.0.1', port: 0 });
  if (!listening.ok) throw new Error(listening.failure.sentence);
  const socket = connect(Number(new URL(listening.value.url).port), '127.0.0.1');
  socket.end('BONJOUR\r\n\r\n');
  const answer = await text(socket);
  await listening.value.stop();
  await listener.close();
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expectRefusal(answer.slice(answer.indexOf('\r\n\r\n') + 4));
});

it('shows neither stack nor cause when it breaks', async () => {
  const breaking = await createTestDepartment(cluster);
  const { token } = await breaking.enrol('marvejols');
  await breaking.database.query('DROP TABLE month_counts, count_documents CASCADE');
  const answer = await breaking.app.inject({
    method: 'POST',
    url: deskPaths.counts,
    headers: { authorization: `Bearer ${token}` },
    payload: toCountsMessage(['{"kind":"jour","version":1}']),
  });
  const broken = await breaking.app.inject({
    url: `${pilotagePaths.figures}?period=jour&at=2026-04-14`,
    headers: { cookie: await breaking.signIn() },
  });
  await breaking.close();
  expect(answer.statusCode).toBe(200);
  expect(broken.statusCode).toBe(500);
  expectRefusal(broken.body);
  expect(broken.body).not.toMatch(/month_counts|count_documents|SELECT|\.ts/);
});

it('logs what happened without bodies, tokens, addresses or query strings', async () => {
  const logged = await createTestDepartment(cluster);
  const { token } = await logged.enrol('marvejols');
  await logged.send(token, ['MARQUE-DU-CORPS']);
  const cookie = await logged.signIn();
  await logged.app.inject({
    url: `${pilotagePaths.figures}?period=jour&at=2026-04-14`,
    headers: { cookie },
  });
  await logged.app.inject({
    method: 'POST',
    url: deskPaths.enrol,
    headers: { 'content-type': 'application/json' },
    payload: '{"MARQUE-DU-CORPS',
  });
  await logged.app.inject('/MARQUE-DU-CORPS?MARQUE-DU-CORPS=1');
  await logged.database.query('DROP TABLE month_counts, count_documents CASCADE');
  await logged.app.inject({
    url: `${pilotagePaths.figures}?period=jour&at=2026-04-14`,
    headers: { cookie },
  });
  await logged.close();
  const log = logged.log.join('');
  expect(log).toContain(pilotagePaths.figures);
  expect(log).toContain('request failed');
  for (const secret of [
    token,
    cookie.split('=')[1] ?? '',
    'MARQUE-DU-CORPS',
    'period=jour',
    '127.0.0.1',
    '2026-04-14',
  ])
    expect(log).not.toContain(secret);
});
