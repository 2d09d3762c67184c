import type { FastifyInstance } from 'fastify';

/**
 * One line per answer, at `info`: method, route as declared, status, duration. Never the address as
 * received (its query string), a header, a body or a caller’s network address.
 */
export function setUpRequestLog(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
}
