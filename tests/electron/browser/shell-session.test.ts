import { describe, expect, it } from 'vitest';
import { createSessionGate } from '../../../electron/browser/session-gate.ts';
import { createFakeRandom } from '../../support/fake-random.ts';
import type { HandMade, TestShell } from '../../support/host-shell.ts';
import { CONTROL_SECRET, navigation, startTestShell, toCookie } from '../../support/host-shell.ts';

/** Everything a page may ask, each as a correct request but for its cookie. */
const requests: readonly HandMade[] = [
  { path: '/' },
  { path: '/visiteurs/' },
  { path: '/visiteurs/assets/page-c3.js' },
  { path: '/assets/desk-a1.js' },
  { path: '/evenements' },
  { path: '/contrat/boot.read', method: 'POST', body: '{}' },
  { path: '/contrat/ledger.append', method: 'POST', body: '{"records":[]}' },
  { path: '/nulle-part' },
];

function codeOf(body: string): unknown {
  const parsed: unknown = body.startsWith('{') ? JSON.parse(body) : null;
  return (parsed as { failure?: { code?: unknown } } | null)?.failure?.code ?? 'page';
}

/** Refused with a 403, and nothing of the desk in the answer. */
async function expectRefused(shell: TestShell, request: HandMade, code: string): Promise<void> {
  const answer = await shell.ask(request);
  expect(answer.status).toBe(403);
  expect([code, 'page']).toContain(codeOf(answer.body));
  expect(answer.body).not.toContain('profileId');
  expect(answer.headers['set-cookie']).toBeUndefined();
}

function withHeaders(
  { headers, ...request }: HandMade,
  more: NonNullable<HandMade['headers']>,
): HandMade {
  return { ...request, headers: { 'content-type': 'application/json', ...headers, ...more } };
}

describe('an opening link', () => {
  it('gives one browser a session, in a cookie scripts cannot read and other sites cannot send', async () => {
    const shell = await startTestShell();
    const answer = await shell.ask(navigation(shell.server.createOpeningUrl()));
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    expect(answer.headers['cache-control']).toBe('no-store');
    const [cookie = '', ...others] = answer.headers['set-cookie'] ?? [];
    expect(others).toEqual([]);
    const [pair, ...flags] = cookie.split('; ');
    expect(pair).toMatch(new RegExp(`^relais-${shell.port}=[\\w-]{43}$`));
    expect(flags.toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
    const page = await shell.ask({ path: '/', headers: { cookie: toCookie(answer) } });
    expect(page.status).toBe(200);
  });

  it('of a kiosk opens the page in touch mode, whichever way it is followed', async () => {
    for (const [site, header] of [
      ['none', 'location'],
      ['same-site', 'refresh'],
    ] as const) {
      const shell = await startTestShell(undefined, { kiosk: true });
      const link = navigation(shell.server.createOpeningUrl());
      const answer = await shell.ask(withHeaders(link, { 'sec-fetch-site': site }));
      expect(answer.headers[header]).toMatch(/(?:^|url=)\/\?tactile$/);
      const page = await shell.ask({ path: '/?tactile', headers: { cookie: toCookie(answer) } });
      expect(page.status).toBe(200);
      await expectRefused(shell, { path: '/?tactile' }, 'session-absente');
    }
  });

  it('serves once', async () => {
    const shell = await startTestShell();
    const link = navigation(shell.server.createOpeningUrl());
    expect((await shell.ask(link)).status).toBe(303);
    const again = await shell.ask(link);
    expect(again.status).toBe(403);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(again.body).toContain('Ce lien a déjà servi');
  });

  it('is not used up by a probe, a preview or a script: only by a page opened by someone', async () => {
    const shell = await startTestShell();
    const link = navigation(shell.server.createOpeningUrl());
    const probes: HandMade[] = [
      { path: link.path },
      { path: link.path, method: 'HEAD' },
      { path: link.path, headers: { 'sec-fetch-mode': 'no-cors' } },
      { path: link.path, headers: { 'sec-fetch-mode': 'cors' } },
    ];
    for (const probe of probes) {
      const answer = await shell.ask(probe);
      expect(answer.status).toBe(403);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    expect((await shell.ask(link)).status).toBe(303);
  });

  it('is not used up by a request that came under another name', async () => {
    const shell = await startTestShell();
    const link = navigation(shell.server.createOpeningUrl());
    await expectRefused(shell, withHeaders(link, { host: 'pirate.example' }), 'hote-etranger');
    expect((await shell.ask(link)).status).toBe(303);
  });

  it('followed from another page of this computer opens the desk by a page of its own', async () => {
    const shell = await startTestShell();
    const url = shell.server.createOpeningUrl();
    const answer = await shell.ask(withHeaders(navigation(url), { 'sec-fetch-site': 'same-site' }));
    // A redirect would still come from the other page, which the gate refuses.
    expect(answer.status).toBe(200);
    expect(answer.headers.location).toBeUndefined();
    expect(answer.headers['refresh']).toBe('0; url=/');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['content-security-policy']).toBe("default-src 'none'");
    expect(answer.body).toContain('Relais s’ouvre…');
    expect(answer.headers['set-cookie']?.[0]).toContain('; HttpOnly; SameSite=Strict');
    const cookie = toCookie(answer);
    const moved = { path: '/', headers: { cookie, 'sec-fetch-site': 'same-origin' } };
    expect((await shell.ask(moved)).status).toBe(200);
    await expectRefused(
      shell,
      withHeaders(moved, { 'sec-fetch-site': 'same-site' }),
      'origine-etrangere',
    );
    // The link has served, as any other.
    expect((await shell.ask(navigation(url))).status).toBe(403);
  });

  it('followed from another site opens nothing that site could use', async () => {
    const shell = await startTestShell();
    const link = withHeaders(navigation(shell.server.createOpeningUrl()), {
      'sec-fetch-site': 'cross-site',
    });
    const answer = await shell.ask(link);
    expect(answer.status).toBe(303);
    expect(answer.headers['refresh']).toBeUndefined();
    const request = { path: '/', headers: { cookie: toCookie(answer) } };
    await expectRefused(
      shell,
      withHeaders(request, { 'sec-fetch-site': 'cross-site' }),
      'origine-etrangere',
    );
  });

  it('is nothing without a token this very start has drawn', async () => {
    const shell = await startTestShell();
    const { search } = new URL(shell.server.createOpeningUrl());
    const token = search.slice('?jeton='.length);
    const searches = [
      '',
      '?jeton=',
      `?jeton=${'a'.repeat(43)}`,
      `?jeton=${token.slice(0, -1)}`,
      `?jeton=${token}x`,
      `?jeton=${'a'.repeat(5000)}`,
      `?jeton=${token}&jeton=${token}`,
      `?JETON=${token}`,
      `?jeton[]=${token}`,
    ];
    for (const tried of searches) {
      const answer = await shell.ask(navigation(`${shell.server.origin}/ouvrir${tried}`));
      expect(answer.status).toBe(403);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    const used = await shell.ask(navigation(`${shell.server.origin}/ouvrir?jeton=${token}`));
    expect(used.status).toBe(303);
  });

  it('opens nothing in the server of another start', async () => {
    const [one, other] = [await startTestShell(), await startTestShell()];
    const { search } = new URL(one.server.createOpeningUrl());
    const answer = await other.ask(navigation(`${other.server.origin}/ouvrir${search}`));
    expect(answer.status).toBe(403);
    const cookie = (await one.open()).replace(String(one.port), String(other.port));
    await expectRefused(other, { path: '/', headers: { cookie } }, 'session-absente');
  });
});

describe('a request is refused', () => {
  it.each(requests)('without a session: $path', async (request) => {
    const shell = await startTestShell();
    const cookie = await shell.open();
    const { origin } = shell.server;
    const name = cookie.split('=', 1)[0] ?? '';
    for (const wrong of [undefined, `${name}=`, `${name}=x`, `${cookie}x`, cookie.slice(0, -1)])
      await expectRefused(
        shell,
        withHeaders(request, { origin, ...(wrong === undefined ? {} : { cookie: wrong }) }),
        'session-absente',
      );
  });

  it.each(requests)('under another name, as after a DNS rebinding: $path', async (request) => {
    const shell = await startTestShell();
    const cookie = await shell.open();
    const names = [
      'pirate.example',
      `pirate.example:${shell.port}`,
      `localhost:${shell.port}`,
      '127.0.0.1',
      `127.0.0.1:${shell.port + 1}`,
      `127.0.0.1:${shell.port}.pirate.example`,
      `[::1]:${shell.port}`,
    ];
    for (const host of names)
      await expectRefused(
        shell,
        withHeaders(request, { cookie, host, origin: shell.server.origin }),
        'hote-etranger',
      );
  });

  it.each(requests)('from elsewhere, whatever its cookie: $path', async (request) => {
    const shell = await startTestShell();
    const cookie = await shell.open();
    const { origin, port } = { origin: shell.server.origin, port: shell.port };
    const origins = [
      'https://pirate.example',
      'null',
      '',
      `http://localhost:${port}`,
      `http://127.0.0.1:${port + 1}`,
      `https://127.0.0.1:${port}`,
      `${origin}/`,
      `${origin}.pirate.example`,
    ];
    for (const from of origins)
      await expectRefused(
        shell,
        withHeaders(request, { cookie, origin: from }),
        'origine-etrangere',
      );
    for (const site of ['cross-site', 'same-site', 'ailleurs'])
      await expectRefused(
        shell,
        withHeaders(request, { cookie, origin, 'sec-fetch-site': site }),
        'origine-etrangere',
      );
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
    'when it is a %s that does not say where it comes from',
    async (method) => {
      const shell = await startTestShell();
      const cookie = await shell.open();
      await expectRefused(
        shell,
        withHeaders({ path: '/contrat/boot.read', method, body: '{}' }, { cookie }),
        'origine-etrangere',
      );
    },
  );

  it('writes nothing in the ledger on the way', async () => {
    const shell = await startTestShell();
    const cookie = await shell.open();
    const append = {
      path: '/contrat/ledger.append',
      method: 'POST',
      body: JSON.stringify({ records: [] }),
    };
    await expectRefused(
      shell,
      withHeaders(append, { cookie, origin: 'https://pirate.example' }),
      'origine-etrangere',
    );
    expect(await shell.desk.call('ledger.census', {})).toMatchObject({ value: { records: 0 } });
  });
});

describe('showing the desk that is already open', () => {
  const show = (headers: HandMade['headers'] = {}): HandMade => ({
    method: 'POST',
    path: '/montrer',
    headers,
  });

  it('needs the secret of the profile', async () => {
    const shell = await startTestShell();
    const cookie = await shell.open();
    const wrong = [
      {},
      { 'x-relais-secret': '' },
      { 'x-relais-secret': 'autre' },
      { 'x-relais-secret': `${CONTROL_SECRET}x` },
      { cookie, origin: shell.server.origin },
    ];
    for (const headers of wrong) await expectRefused(shell, show(headers), 'session-absente');
    await expectRefused(
      shell,
      show({ 'x-relais-secret': CONTROL_SECRET, host: `localhost:${shell.port}` }),
      'hote-etranger',
    );
    expect(shell.shown).toEqual([]);
  });

  it('gives two links, one for the window and one to say, each good once', async () => {
    const shell = await startTestShell();
    const answer = await shell.ask(show({ 'x-relais-secret': CONTROL_SECRET }));
    expect(answer.status).toBe(200);
    const { url } = JSON.parse(answer.body) as { url: string };
    expect(shell.shown).toHaveLength(1);
    expect(shell.shown).not.toContain(url);
    for (const link of [url, shell.shown[0] ?? '']) {
      expect((await shell.ask(navigation(link))).status).toBe(303);
      expect((await shell.ask(navigation(link))).status).toBe(403);
    }
  });

  it('is not something a page can read', async () => {
    const shell = await startTestShell();
    const cookie = await shell.open();
    const answer = await shell.ask({
      path: '/montrer',
      headers: { cookie, 'x-relais-secret': CONTROL_SECRET },
    });
    expect(answer.status).toBe(404);
    expect(shell.shown).toEqual([]);
  });
});

describe('the session gate', () => {
  it('draws every token and session anew', () => {
    const gate = createSessionGate(() => 'http://127.0.0.1:4848', createFakeRandom('gate'));
    const tokens = Array.from({ length: 50 }, () => gate.createOpeningToken());
    const sessions = tokens.map((token) => gate.redeem(token));
    expect(new Set([...tokens, ...sessions]).size).toBe(100);
    expect(tokens.map((token) => gate.redeem(token))).toEqual(tokens.map(() => null));
  });

  it('keeps a window open when another one opens', () => {
    const gate = createSessionGate(() => 'http://127.0.0.1:4848', createFakeRandom('gate'));
    const sessions = [1, 2].map(() => gate.redeem(gate.createOpeningToken()) ?? '');
    for (const cookie of sessions)
      expect(gate.check({ method: 'GET', headers: { host: '127.0.0.1:4848' }, cookie })).toBeNull();
  });
});
