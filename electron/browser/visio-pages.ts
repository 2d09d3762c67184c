import { join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Random } from '../../shared/kernel/random.ts';
import { refuse } from '../../shared/kernel/result.ts';
import { VISIO_FOLDER } from '../../shared/visio/appel.ts';
import type { Host } from '../host/host.ts';
import { createVisioPages, MESSAGE_BYTES } from '../host/visio/visio-pages.ts';

/**
 * The loopback name of the call page: another site than the desk’s `127.0.0.1` for a browser, which
 * shares neither storage nor cookie between them. Both lead to this server.
 */
const VISIO_NAME = 'localhost';

/**
 * Serves the call page under its own name, and nothing else under that name. Gives whether a request is
 * for it: what is not is the desk’s, under its own gate.
 */
export function registerVisioPages(
  app: FastifyInstance,
  {
    host,
    port,
    pages,
    random,
  }: {
    readonly host: Host;
    readonly port: number;
    readonly pages: string;
    readonly random: Random;
  },
): (request: FastifyRequest) => boolean {
  const visioHost = `${VISIO_NAME}:${port}`;
  const answer = createVisioPages({
    relay: host.visio,
    folder: join(pages, 'visio'),
    random,
    schedule: (milliseconds, task) => {
      const timer = setTimeout(task, milliseconds).unref();
      return () => clearTimeout(timer);
    },
  });
  // Under the desk’s own name these addresses do not exist: the constraint is the host, exactly.
  app.route({
    method: ['GET', 'POST'],
    url: `${VISIO_FOLDER}*`,
    bodyLimit: MESSAGE_BYTES,
    handler: async (request, reply) => {
      if (request.headers.host !== visioHost || isFromElsewhere(request, `http://${visioHost}`))
        return reply
          .code(403)
          .send(refuse('hote-etranger', 'Cette adresse n’est pas celle du poste.'));
      const [path = ''] = request.url.split('?', 1);
      return reply.send(await answer({ method: request.method, path, body: toText(request.body) }));
    },
  });
  return (request) => request.headers.host === visioHost && request.url.startsWith(VISIO_FOLDER);
}

/** A message comes from the page itself; a navigation may come from the desk that opens it. */
function isFromElsewhere({ method, headers }: FastifyRequest, origin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (method === 'POST') return headers.origin !== origin;
  if (headers['sec-fetch-mode'] === 'navigate') return headers['sec-fetch-dest'] !== 'document';
  return site !== undefined && site !== 'same-origin';
}

/** A message as it was sent: JSON is read again, by its own schema. */
function toText(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body ?? null);
}
