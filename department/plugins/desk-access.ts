import type { FastifyInstance, onRequestAsyncHookHandler } from 'fastify';
import type { DeskIdentity, DeskStore } from '../operations/desk-store.ts';
import { identifyDesk } from '../operations/identify-desk.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The desk that signed this request; null on routes that ask for no token. */
    desk: DeskIdentity | null;
  }
}

/** Lets routes know which desk is calling. */
export function setUpDeskAccess(app: FastifyInstance): void {
  app.decorateRequest('desk', null);
}

/** Refuses a call without a valid desk token, before its body is even read. */
export function requireDesk(desks: DeskStore): onRequestAsyncHookHandler {
  return async (request, reply) => {
    const desk = await identifyDesk(desks, request.headers.authorization);
    if (!desk.ok) return reply.refuse(desk.failure);
    request.desk = desk.value;
  };
}
