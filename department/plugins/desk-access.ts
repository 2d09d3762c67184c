import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CallingDesk } from '../operations/identify-desk.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The desk that signed this request; null on routes that ask for no token. */
    desk: CallingDesk | null;
  }
}

/** Lets routes know which desk is calling. */
export function setUpDeskAccess(app: FastifyInstance): void {
  app.decorateRequest('desk', null);
}

/** The desk that is calling, on a route that asks for a token. */
export function deskOf(request: FastifyRequest): CallingDesk {
  if (request.desk === null) throw new Error('This route asks for a desk token.');
  return request.desk;
}
