import { describe, expect, it } from 'vitest';
import { startTestShell } from '../../support/host-shell.ts';
import type { TestShell } from '../../support/host-shell.ts';
import { appelEssai, appelJitsi } from '../../support/visio-examples.ts';

/** A shell with a call under way, and how its page asks. */
async function startCall(call = appelJitsi()) {
  const shell = await startTestShell();
  const cookie = await shell.open();
  const token = shell.desk.host.visio.open(call);
  const host = `localhost:${shell.port}`;
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET', body?: string) =>
    shell.ask({ path, method, headers: { host, ...headers }, ...(body !== undefined && { body }) });
  const say = (message: unknown, origin = `http://${host}`) =>
    ask(
      `/visio/${token}/messages`,
      { origin, 'content-type': 'application/json' },
      'POST',
      JSON.stringify(message),
    );
  return { shell, cookie, token, host, ask, say };
}

const messages = (shell: TestShell) =>
  shell.desk.events.flatMap((event) => (event.event === 'visio.message' ? [event.message] : []));

describe('the call page, under its own name', () => {
  it('is served to whoever has the token, and forgets what was there', async () => {
    const { ask, token } = await startCall();
    const { status, headers, body } = await ask(`/visio/${token}/`);
    expect(status).toBe(200);
    expect(body).not.toContain('__CSP_NONCE__');
    expect(headers['clear-site-data']).toBe('"cache", "cookies", "storage"');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['set-cookie']).toBeUndefined();
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self' https://visio.example;");
    expect(policy).toContain('frame-src https://visio.example;');
    expect(policy).toMatch(/sandbox allow-scripts allow-same-origin allow-forms$/);
    expect(String(headers['permissions-policy'])).toContain(
      'camera=(self "https://visio.example")',
    );
    expect(String(headers['permissions-policy'])).toContain('geolocation=()');
  });

  it('opens nothing further for the check of a booth without a server', async () => {
    const { ask, token } = await startCall(appelEssai());
    const { headers } = await ask(`/visio/${token}/`);
    expect(String(headers['content-security-policy'])).toContain("frame-src 'none'");
    expect(String(headers['content-security-policy'])).not.toContain('https:');
    expect(String(headers['permissions-policy'])).toContain('camera=(self)');
  });

  it('gives its files, and nothing beside them', async () => {
    const { ask, token } = await startCall();
    expect((await ask(`/visio/${token}/assets/call-d4.js`)).status).toBe(200);
    for (const path of ['assets/../secret.txt', 'secret.txt', 'assets/absent.js', '..', 'contrat'])
      expect((await ask(`/visio/${token}/${path}`)).body).not.toContain('SECRET');
  });

  it('ends on a page that forgets as well, whatever the token was', async () => {
    const { ask, token, shell } = await startCall();
    shell.desk.host.visio.close();
    for (const [path, status] of [
      ['/visio/fin', 200],
      [`/visio/${token}/`, 410],
    ] as const) {
      const answer = await ask(path);
      expect(answer.status).toBe(status);
      expect(answer.headers['clear-site-data']).toContain('storage');
      expect(answer.body).toContain('L’appel est terminé');
    }
    expect((await ask(`/visio/${token}/fil`)).status).toBe(410);
  });

  it('passes on what its page says, to the schema', async () => {
    const { shell, say } = await startCall();
    expect((await say({ kind: 'entre' })).status).toBe(204);
    expect((await say({ kind: 'boot.read' })).status).toBe(400);
    expect((await say({ kind: 'animateur', note: 'x' })).status).toBe(400);
    expect(messages(shell)).toEqual([{ kind: 'entre' }]);
  });

  it('refuses a message that comes from anywhere else, the desk’s page included', async () => {
    const { shell, say } = await startCall();
    for (const origin of [shell.server.origin, 'https://visio.example', 'null'])
      expect((await say({ kind: 'entre' }, origin)).status).toBe(403);
    expect(messages(shell)).toEqual([]);
  });
});

describe('the two names of this machine', () => {
  it('the call page’s reaches neither the desk, nor its contract, nor its events', async () => {
    const { ask, cookie, host } = await startCall();
    for (const path of ['/', '/evenements', '/visiteurs/', '/assets/desk-a1.js', '/ouvrir?jeton=x'])
      expect((await ask(path, { cookie })).status).toBe(403);
    const call = await ask(
      '/contrat/boot.read',
      { cookie, origin: `http://${host}`, 'content-type': 'application/json' },
      'POST',
      '{}',
    );
    expect(call.status).toBe(403);
    expect(call.body).toContain('hote-etranger');
  });

  it('the desk’s does not serve the call page, even to the desk', async () => {
    const { shell, token, cookie } = await startCall();
    for (const path of [`/visio/${token}/`, '/visio/fin', `/visio/${token}/fil`])
      expect((await shell.ask({ path, headers: { cookie } })).status).toBe(403);
  });

  it('the desk’s contract refuses what comes from the call page’s origin', async () => {
    const { shell, cookie, host } = await startCall();
    const answer = await shell.ask({
      method: 'POST',
      path: '/contrat/boot.read',
      headers: { cookie, origin: `http://${host}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('origine-etrangere');
  });
});
