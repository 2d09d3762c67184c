import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { startShellServer } from '../../../electron/browser/shell-server.ts';
import { commonHeaders } from '../../../shared/web/content-security.ts';
import { createFakeRandom } from '../../support/fake-random.ts';
import { createTestFolder } from '../../support/host-folder.ts';
import type { Answer, HandMade, TestShell } from '../../support/host-shell.ts';
import { navigation, startTestShell } from '../../support/host-shell.ts';
import { visite } from '../../support/host-records.ts';

function expectCommonHeaders({ headers }: Pick<Answer, 'headers'>): void {
  expect(headers).toMatchObject(commonHeaders);
}

/** A refusal in the project’s own words: a code, a sentence, and nothing of the machinery. */
function expectOwnRefusal({ body, status }: Answer): void {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(JSON.parse(body)).toEqual({
    ok: false,
    failure: { code: expect.any(String), sentence: expect.stringMatching(/\.$/) },
  });
  expect(body).not.toMatch(/FST_|stack|node_modules|at .*\.(ts|js)|Error/);
}

async function openedShell(): Promise<{ readonly shell: TestShell; readonly cookie: string }> {
  const shell = await startTestShell();
  return { shell, cookie: await shell.open() };
}

describe.each([
  ['the page', '/'],
  ['the visitors’ page', '/visiteurs/'],
])('%s', (_which, path) => {
  it('carries a style nonce of its own at each load, the one its policy names', async () => {
    const { shell, cookie } = await openedShell();
    const loads = [1, 2, 3].map(() => shell.ask({ path, headers: { cookie } }));
    const nonces = (await Promise.all(loads)).map(({ headers, body }) => {
      const policy = String(headers['content-security-policy']);
      const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(nonce.length).toBeGreaterThanOrEqual(24);
      expect(body.match(/nonce="([^"]*)"/g)).toEqual(Array(2).fill(`nonce="${nonce}"`));
      expect(body).not.toContain('__CSP_NONCE__');
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers['cache-control']).toBe('no-store');
      return nonce;
    });
    expect(new Set(nonces).size).toBe(3);
  });

  it('says in words that it is not linked, instead of a bare refusal', async () => {
    const { shell } = await openedShell();
    const answer = await shell.ask({ path });
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.headers['content-security-policy']).toBe("default-src 'none'");
    expect(answer.body).toContain('Relancez Relais');
  });
});

describe('the files of the page', () => {
  it.each([
    ['/assets/desk-a1.js', 'application/javascript'],
    ['/assets/desk-a1.css', 'text/css'],
    ['/visiteurs/assets/page-c3.js', 'application/javascript'],
  ])('carry a policy of their own: %s', async (path, type) => {
    const { shell, cookie } = await openedShell();
    const { status, headers } = await shell.ask({ path, headers: { cookie } });
    expect(status).toBe(200);
    expect(headers['content-type']).toContain(type);
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['cache-control']).toContain('immutable');
  });

  it('may compile WebAssembly in the argon2 worker alone', async () => {
    const { shell, cookie } = await openedShell();
    const policyOf = async (name: string) =>
      (await shell.ask({ path: `/assets/${name}`, headers: { cookie } })).headers[
        'content-security-policy'
      ];
    expect(await policyOf('argon2-worker-B2_c.js')).toContain("'wasm-unsafe-eval'");
    expect(await policyOf('pas-argon2-worker-.js')).not.toContain('unsafe');
  });

  const strays = [
    '/assets/../secret.txt',
    '/assets/..%2fsecret.txt',
    '/assets/..%2F..%2Fsecret.txt',
    '/assets/%2e%2e/secret.txt',
    '/assets/%2e%2e%2fsecret.txt',
    '/assets/%252e%252e%252fsecret.txt',
    '/assets/..%5csecret.txt',
    '/assets/..\\secret.txt',
    '/assets/.%2e/secret.txt',
    '/assets/dossier/../../secret.txt',
    '/assets/dossier/..%2f..%2f..%2fsecret.txt',
    '/assets//secret.txt',
    '/assets/./../secret.txt',
    '/assets/%00/../secret.txt',
    '/assets/..%00/secret.txt',
    '/assets/..;/secret.txt',
    '/assets/%c0%ae%c0%ae/secret.txt',
    '/assets/.secret',
    '/assets/%2esecret',
    '/assets/dossier/.env',
    '/secret.txt',
    '/visiteurs/secret.txt',
    '/visiteurs/index.html',
    '/visiteurs/assets/../secret.txt',
    '/visiteurs/assets/..%2fsecret.txt',
    '/visiteurs/assets/..%2f..%2fsecret.txt',
    '/visiteurs/assets/.secret',
    '/visiteurs/assets/',
    '/desk/index.html',
    '/../secret.txt',
    '/assets',
    '/assets/',
    '/assets/dossier',
    '/assets/dossier/',
  ];

  it('are the built ones and no other, however a path is spelled', async () => {
    const { shell, cookie } = await openedShell();
    for (const path of strays) {
      const answer = await shell.ask({ path, headers: { cookie } });
      expect(answer.body).not.toContain('SECRET');
      expectOwnRefusal(answer);
      expectCommonHeaders(answer);
    }
  });
});

describe('every answer carries the common headers', () => {
  const own = (path: string, more: Partial<HandMade> = {}) => ({ path, ...more });

  it.each<[string, HandMade]>([
    ['the page', own('/')],
    ['a file', own('/assets/desk-a1.js')],
    ['a file not found', own('/assets/absent.js')],
    ['a page not found', own('/nulle-part')],
    ['a call', own('/contrat/boot.read', { method: 'POST', body: '{}' })],
    ['a call not understood', own('/contrat/boot.read', { method: 'POST', body: '{' })],
    ['a method not known there', own('/contrat/boot.read', { method: 'PUT', body: '{}' })],
    ['a rare method', own('/', { method: 'PROPFIND' })],
    ['a preflight', own('/contrat/boot.read', { method: 'OPTIONS' })],
    ['a HEAD', own('/', { method: 'HEAD' })],
    ['an address that decodes to nothing', own('/%zz')],
    ['an address too long to be a channel', own(`/contrat/${'a'.repeat(300)}`, { method: 'POST' })],
    ['an opening refused', own('/ouvrir')],
    ['a showing refused', own('/montrer', { method: 'POST' })],
  ])('%s, with a session and without', async (_, request) => {
    const { shell, cookie } = await openedShell();
    const headers = { 'content-type': 'application/json', origin: shell.server.origin };
    expectCommonHeaders(await shell.ask({ ...request, headers: { ...headers, cookie } }));
    expectCommonHeaders(await shell.ask({ ...request, headers }));
  });

  it('an opening granted', async () => {
    const { shell } = await openedShell();
    expectCommonHeaders(await shell.ask(navigation(shell.server.createOpeningUrl())));
  });
});

describe('a call over HTTP', () => {
  it('reaches the host and brings its answer back', async () => {
    const { shell, cookie } = await openedShell();
    const record = visite();
    const answer = await shell.post(cookie, 'ledger.append', { records: [record] });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('application/json');
    expect(JSON.parse(answer.body)).toEqual({
      ok: true,
      value: { records: [{ ...record, seq: 1, held: false }] },
    });
  });

  it.each(['inconnu', '__proto__', 'constructor', 'ledger.append%20', 'boot.read%2f..'])(
    'is refused on the channel %s',
    async (channel) => {
      const { shell, cookie } = await openedShell();
      const answer = await shell.post(cookie, channel, {});
      expect(JSON.parse(answer.body)).toMatchObject({ ok: false });
      expect(answer.body).not.toContain('profileId');
    },
  );

  it.each<[string, string, string]>([
    ['cut JSON', 'application/json', '{"records":'],
    ['no JSON', 'application/json', 'bonjour'],
    ['nothing at all', 'application/json', ''],
    ['a poisoned prototype', 'application/json', '{"__proto__":{"ok":true}}'],
    ['a poisoned constructor', 'application/json', '{"constructor":{"prototype":{"ok":true}}}'],
    ['a form', 'application/x-www-form-urlencoded', 'records=1'],
    ['a text a form could send', 'text/plain', '{"records":[]}'],
    ['bytes', 'application/octet-stream', '{"records":[]}'],
    ['another type of content', 'multipart/form-data; boundary=x', '--x--'],
  ])('that holds %s is refused without a word of the machinery', async (_, type, body) => {
    const { shell, cookie } = await openedShell();
    const answer = await shell.ask({
      method: 'POST',
      path: '/contrat/ledger.append',
      headers: { cookie, origin: shell.server.origin, 'content-type': type },
      body,
    });
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false });
    expect(answer.body).not.toMatch(/FST_|stack|node_modules|Error/);
  });

  it('larger than any append is refused before it is read', async () => {
    const { shell, cookie } = await openedShell();
    const announced = await sendRaw(shell, cookie, [
      'content-length: 17000000',
      '',
      '{"records":[',
    ]);
    expect(announced).toMatch(/^HTTP\/1\.1 4\d\d/);
    expect(announced).toContain('"ok":false');
    expect(await shell.desk.call('ledger.census', {})).toMatchObject({ value: { records: 0 } });
  });

  it('that goes wrong inside is not blamed on the person, and says nothing of why', async () => {
    const { shell, cookie } = await openedShell();
    await shell.desk.host.close();
    const answer = await shell.post(cookie, 'ledger.census', {});
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.body)).toMatchObject({
      ok: false,
      failure: { code: 'relais-en-panne' },
    });
    expect(answer.body).not.toMatch(/database|stack|Error/);
    expectCommonHeaders(answer);
  });
});

describe('the server', () => {
  it('says that its port is taken, and leaves the one who holds it alone', async () => {
    const { shell, cookie } = await openedShell();
    const second = await startShellServer({
      host: shell.desk.host,
      port: shell.port,
      pages: createTestFolder(),
      random: createFakeRandom('second'),
      controlSecret: 's',
      onShowRequested: () => {},
    });
    expect(second).toMatchObject({
      ok: false,
      failure: { code: 'port-pris', sentence: expect.stringContaining(String(shell.port)) },
    });
    expect((await shell.ask({ path: '/', headers: { cookie } })).status).toBe(200);
  });

  it('listens to this very machine only', async () => {
    const { shell } = await openedShell();
    expect(shell.server.origin).toBe(`http://127.0.0.1:${shell.port}`);
    // Another address of the loopback network: a server on every interface would answer there.
    const heard = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: '127.0.0.2', port: shell.port, timeout: 2000 });
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('timeout', () => resolve(false));
    });
    expect(heard).toBe(false);
  });

  it('frees its port when it is closed', async () => {
    const { shell } = await openedShell();
    await shell.server.close();
    const again = await startShellServer({
      host: shell.desk.host,
      port: shell.port,
      pages: createTestFolder(),
      random: createFakeRandom('again'),
      controlSecret: 's',
      onShowRequested: () => {},
    });
    expect(again.ok).toBe(true);
    if (again.ok) await again.value.close();
  });

  it('answers what is not HTTP with a refusal and goes on', async () => {
    const { shell, cookie } = await openedShell();
    const socket = connect({ host: '127.0.0.1', port: shell.port });
    socket.end('ceci n’est pas une requête\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400/);
    expect((await shell.ask({ path: '/', headers: { cookie } })).status).toBe(200);
  });

  it('refuses a request that names no host at all', async () => {
    const { shell, cookie } = await openedShell();
    const socket = connect({ host: '127.0.0.1', port: shell.port });
    socket.end(`GET / HTTP/1.0\r\ncookie: ${cookie}\r\n\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 403/);
  });
});

/** A POST whose last lines are written by hand; the bytes of its answer. */
function sendRaw(shell: TestShell, cookie: string, last: readonly string[]): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port: shell.port });
  socket.write(
    [
      'POST /contrat/ledger.append HTTP/1.1',
      `host: 127.0.0.1:${shell.port}`,
      `origin: ${shell.server.origin}`,
      `cookie: ${cookie}`,
      'content-type: application/json',
      'connection: close',
      ...last,
    ].join('\r\n'),
  );
  return text(socket);
}
