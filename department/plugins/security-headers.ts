import type { FastifyInstance } from 'fastify';
import { commonHeaders, filePolicy } from '../../shared/web/content-security.ts';

/**
 * Headers of every answer, refusals included, unless a route says otherwise: figures and refusals
 * are of the moment, never kept by a browser.
 */
export const defaultHeaders: Readonly<Record<string, string>> = {
  ...commonHeaders,
  'content-security-policy': filePolicy(''),
  'cache-control': 'no-store',
};

/** Puts them on every answer that goes through a route. */
export function setUpSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(defaultHeaders))
      if (!reply.hasHeader(name)) reply.header(name, value);
  });
}
