import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { originOfAppel, VISIO_END, VISIO_FOLDER } from '../../../shared/visio/appel.ts';
import type { DeskMessage } from '../../../shared/visio/appel.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import { commonHeaders, filePolicy, withNonce } from '../../../shared/web/content-security.ts';
import { visioHeaders, visioPolicy } from '../../../shared/web/visio-security.ts';
import type { VisioRelay } from './visio-relay.ts';

/** Bytes of one message of the page: the longest is a list of twenty names. */
export const MESSAGE_BYTES = 16 * 1024;

/** Milliseconds between two heartbeats of the thread, so that the page notices a dead desk. */
export const HEARTBEAT = 5_000;

/** A request to the call page’s origin, whichever shell received it. */
export interface VisioRequest {
  readonly method: string;
  readonly path: string;
  /** The body, as text; only messages have one. */
  readonly body: string;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/**
 * Answers on the call page’s own origin, in both shells: the page of a call, its files, the messages it
 * sends (`messages`) and the thread of those it is told (`fil`: one line of JSON each). Without the
 * token of the call under way, nothing but the empty page of the end.
 */
export function createVisioPages({
  relay,
  folder,
  random,
  schedule,
}: {
  readonly relay: VisioRelay;
  /** Folder of the built call page. */
  readonly folder: string;
  readonly random: Random;
  readonly schedule: (milliseconds: number, task: () => void) => () => void;
}): (request: VisioRequest) => Promise<Response> {
  const servePage = async (token: string): Promise<Response> => {
    const appel = relay.find(token);
    if (appel === null) return endPage(410);
    const nonce = Buffer.from(random.bytes(18)).toString('base64');
    const origin = originOfAppel(appel);
    return new Response(withNonce(await readFile(join(folder, 'index.html'), 'utf8'), nonce), {
      headers: {
        ...visioHeaders(origin),
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': visioPolicy(nonce, {
          origin,
          withScript: appel.fournisseur !== 'lien',
        }),
      },
    });
  };
  const serveAsset = async (name: string): Promise<Response> => {
    const type = types[extname(name)];
    if (type === undefined) return nothing(404);
    try {
      return new Response(new Uint8Array(await readFile(join(folder, 'assets', name))), {
        headers: {
          ...commonHeaders,
          'content-type': type,
          'content-security-policy': filePolicy(name),
        },
      });
    } catch {
      return nothing(404);
    }
  };
  const hear = (token: string, body: string): Response => {
    if (body.length > MESSAGE_BYTES) return nothing(413);
    let message: unknown;
    try {
      message = JSON.parse(body);
    } catch {
      return nothing(400);
    }
    return nothing(relay.hear(token, message) ? 204 : 400);
  };
  const follow = (token: string): Response => {
    if (relay.find(token) === null) return nothing(410);
    let stop: (() => void) | null = null;
    let callOff = () => {};
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const write = (line: string) => controller.enqueue(Buffer.from(`${line}\n`));
        const end = () => {
          callOff();
          controller.close();
        };
        const tell = (message: DeskMessage | null) =>
          message === null ? end() : write(JSON.stringify(message));
        stop = relay.listen(token, tell);
        if (stop === null) return end();
        const beat = () => {
          // An empty line says that the desk is still there.
          write('');
          callOff = schedule(HEARTBEAT, beat);
        };
        callOff = schedule(HEARTBEAT, beat);
      },
      cancel: () => {
        callOff();
        stop?.();
      },
    });
    return new Response(stream, {
      headers: {
        ...commonHeaders,
        'content-type': 'application/x-ndjson; charset=utf-8',
        'cache-control': 'no-store',
      },
    });
  };

  return async ({ method, path, body }) => {
    if (path === VISIO_END && method === 'GET') return endPage(200);
    const [, token = '', rest = ''] =
      new RegExp(`^${VISIO_FOLDER}([\\w-]{43})/(.*)$`).exec(path) ?? [];
    if (token === '') return nothing(404);
    if (method === 'POST') return rest === 'messages' ? hear(token, body) : nothing(404);
    if (method !== 'GET') return nothing(405);
    if (rest === '') return servePage(token);
    if (rest === 'fil') return follow(token);
    const [, asset] = /^assets\/([\w-][\w.-]*)$/.exec(rest) ?? [];
    return asset === undefined ? nothing(404) : serveAsset(asset);
  };
}

/** The page a call ends on: it forgets, says so, and has no script to do anything else. */
function endPage(status: number): Response {
  return new Response(
    `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>Appel terminé</title><meta name="viewport" content="width=device-width"></head>
<body><main><h1>L’appel est terminé</h1><p>Vous pouvez fermer cette fenêtre.</p></main></body>
</html>
`,
    {
      status,
      headers: {
        ...visioHeaders(null),
        'permissions-policy': commonHeaders['permissions-policy'] ?? '',
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      },
    },
  );
}

function nothing(status: number): Response {
  return new Response(status === 204 ? null : '', { status, headers: commonHeaders });
}
