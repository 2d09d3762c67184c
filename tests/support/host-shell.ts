import { mkdirSync, writeFileSync } from 'node:fs';
import { request as openRequest } from 'node:http';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { startShellServer } from '../../electron/browser/shell-server.ts';
import type { ShellServer } from '../../electron/browser/shell-server.ts';
import { createFakeRandom } from './fake-random.ts';
import { openTestDesk } from './host-desk.ts';
import type { TestDesk } from './host-desk.ts';
import { createTestFolder } from './host-folder.ts';

/** The secret a second start of the same profile knows. */
export const CONTROL_SECRET = 'secret-de-controle';

/** A request with its headers made by hand: what no browser would let a page send. */
export interface HandMade {
  readonly method?: string;
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A shell server over a test desk and a few made-up pages. */
export interface TestShell {
  readonly desk: TestDesk;
  readonly server: ShellServer;
  readonly port: number;
  /** The addresses another start asked to be shown. */
  readonly shown: readonly string[];
  /** A request with a correct Host and nothing else, unless told otherwise. */
  ask(request: HandMade): Promise<Answer>;
  /** Opens a session as a browser does; gives the cookie. */
  open(): Promise<string>;
  /** A call of the contract as the page makes it. */
  post(cookie: string, channel: string, payload: unknown): Promise<Answer>;
}

export async function startTestShell(
  desk: TestDesk = openTestDesk(),
  { kiosk = false } = {},
): Promise<TestShell> {
  const port = await findAnyPort();
  const shown: string[] = [];
  const started = await startShellServer({
    host: desk.host,
    port,
    pages: createPages(),
    random: createFakeRandom(`shell ${port}`),
    controlSecret: CONTROL_SECRET,
    kiosk,
    onShowRequested: (url) => shown.push(url),
  });
  if (!started.ok) throw new Error(started.failure.code);
  const server = started.value;
  onTestFinished(() => server.close());
  const ask = (request: HandMade) => askPort(port, request);
  return {
    desk,
    server,
    port,
    shown,
    ask,
    open: async () => {
      const answer = await ask(navigation(server.createOpeningUrl()));
      return toCookie(answer);
    },
    post: (cookie, channel, payload) =>
      ask({
        method: 'POST',
        path: `/contrat/${channel}`,
        headers: { cookie, origin: server.origin, 'content-type': 'application/json' },
        body: JSON.stringify(payload),
      }),
  };
}

/** What a browser sends when a person opens an address. */
export function navigation(url: string): HandMade {
  const { pathname, search } = new URL(url);
  return {
    path: pathname + search,
    headers: {
      'sec-fetch-mode': 'navigate',
      'sec-fetch-site': 'none',
      'sec-fetch-dest': 'document',
    },
  };
}

/** The cookie of an answer, as the browser sends it back. */
export function toCookie(answer: Answer): string {
  return answer.headers['set-cookie']?.[0]?.split(';', 1)[0] ?? '';
}

/** A loopback port nobody listens on. */
async function findAnyPort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => {
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => {
    probe.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return address.port;
}

function askPort(
  port: number,
  { method = 'GET', path, headers = {}, body }: HandMade,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = openRequest(
      { host: '127.0.0.1', port, method, path, headers: { host: `127.0.0.1:${port}`, ...headers } },
      (response) => {
        text(response).then(
          (answered) =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: answered,
            }),
          reject,
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

const PAGE = `<!doctype html><html lang="fr"><head><meta property="csp-nonce" nonce="__CSP_NONCE__">
<style nonce="__CSP_NONCE__"></style><script type="module" src="/assets/desk-a1.js"></script>
</head><body></body></html>`;

/** A built renderer in miniature, with secrets beside it that must never be served. */
function createPages(): string {
  const around = createTestFolder();
  const folder = join(around, 'pages');
  mkdirSync(join(folder, 'desk'), { recursive: true });
  mkdirSync(join(folder, 'assets', 'dossier'), { recursive: true });
  mkdirSync(join(folder, 'visiteurs', 'assets'), { recursive: true });
  mkdirSync(join(folder, 'visio', 'assets'), { recursive: true });
  const files: Readonly<Record<string, string>> = {
    'desk/index.html': PAGE,
    'assets/desk-a1.js': 'export const desk = 1;',
    'visiteurs/index.html': PAGE,
    'visio/index.html': PAGE,
    'visio/secret.txt': 'SECRET',
    'visio/assets/call-d4.js': 'export const call = 1;',
    'visiteurs/secret.txt': 'SECRET',
    'visiteurs/assets/page-c3.js': 'export const page = 1;',
    'visiteurs/assets/.secret': 'SECRET',
    'assets/argon2-worker-B2_c.js': 'export const argon2 = 1;',
    'assets/pas-argon2-worker-.js': 'export const autre = 1;',
    'assets/desk-a1.css': 'body{}',
    'assets/.secret': 'SECRET',
    'assets/dossier/.env': 'SECRET',
    'secret.txt': 'SECRET',
    '../secret.txt': 'SECRET',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}
