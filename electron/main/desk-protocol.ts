import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { protocol } from 'electron';
import { VISITOR_PAGE } from '../../shared/domain/presence/visitor-messages.ts';
import {
  commonHeaders,
  deskPagePolicy,
  filePolicy,
  pagePolicy,
  withNonce,
} from '../../shared/web/content-security.ts';
import { VISIO_SCHEME } from './visio-session.ts';

/** Where the desk page lives: its own origin, so that `'self'` means the program’s files alone. */
export const DESK_ORIGIN = 'app://relais';

/**
 * Whether an address is the desk’s own. Its parts are compared: Node gives the origin `null` to
 * every scheme it does not know, `app:` included.
 */
export function isDeskUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol: scheme, host } = new URL(url);
  return `${scheme}//${host}` === DESK_ORIGIN;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  // The fonts a PDF may name without bringing them, and the typeface of papers.
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  // The communes of France, read when they are needed.
  '.json': 'application/json; charset=utf-8',
};

/**
 * Before the app is ready, and once: `app:` is a standard, secure scheme with its own storage, as is the
 * one of the call page.
 */
export function declareDeskProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      // Its scripts are compiled once, not at each start.
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
    { scheme: VISIO_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/**
 * Serves the desk at `/`, the visitors’ page at its own address, and files directly inside the
 * `assets/` of each; anything else is refused.
 */
export function serveDesk(pages: string): void {
  protocol.handle('app', async (request) => {
    if (request.method !== 'GET' || !isDeskUrl(request.url)) return refused();
    const { pathname } = new URL(request.url);
    if (pathname === '/') return servePage(join(pages, 'desk', 'index.html'), deskPagePolicy);
    if (pathname === VISITOR_PAGE)
      return servePage(join(pages, 'visiteurs', 'index.html'), pagePolicy);
    const [, visitors, asset] = /^(\/visiteurs)?\/assets\/([\w-][\w.-]*)$/.exec(pathname) ?? [];
    if (asset === undefined) return refused();
    return serveAsset(join(pages, visitors === undefined ? '' : 'visiteurs', 'assets', asset));
  });
}

async function servePage(path: string, policy: (nonce: string) => string): Promise<Response> {
  const nonce = randomBytes(18).toString('base64');
  return new Response(withNonce(await readFile(path, 'utf8'), nonce), {
    headers: {
      ...commonHeaders,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(nonce),
    },
  });
}

async function serveAsset(path: string): Promise<Response> {
  const type = types[extname(path)];
  if (type === undefined) return refused();
  try {
    return new Response(new Uint8Array(await readFile(path)), {
      headers: {
        ...commonHeaders,
        'content-type': type,
        'content-security-policy': filePolicy(path.replaceAll('\\', '/')),
      },
    });
  } catch {
    return refused();
  }
}

function refused(): Response {
  return new Response('', { status: 404, headers: commonHeaders });
}
