import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { StaffRole } from '../../shared/domain/staff/role.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { SESSION_COOKIE } from '../operations/session-cookie.ts';
import type { StaffMember } from '../operations/staff-store.ts';
import { staffOf } from '../plugins/route-access.ts';
import type { RouteAct } from '../operations/declared-route.ts';

/** A call that takes nothing there. */
export const NOTHING = z.unknown();

/** A call of the pilotage: who may make it, what it takes, what it answers, what it does. */
export interface StaffRoute<Q extends z.ZodType, B extends z.ZodType> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly access: readonly StaffRole[];
  /** What the audit keeps of it: every call that changes something has one. */
  readonly act?: RouteAct;
  /** One line for whoever reads the API’s description, in French. */
  readonly summary: string;
  readonly query: Q;
  readonly body: B;
  readonly answer: z.ZodType;
  readonly bodyLimit?: number;
  readonly work: (
    asked: { readonly query: z.infer<Q>; readonly body: z.infer<B>; readonly session: string },
    member: StaffMember,
  ) => Promise<Result<unknown>>;
}

/** Adds a call of the pilotage: parsed, done, answered or refused. */
export function addStaffRoute<Q extends z.ZodType, B extends z.ZodType>(
  app: FastifyInstance,
  route: StaffRoute<Q, B>,
): void {
  const { method, path, access, act, summary, query, body, answer, bodyLimit, work } = route;
  app.route({
    method,
    url: path,
    ...(bodyLimit === undefined ? {} : { bodyLimit }),
    config: {
      access,
      ...(act === undefined ? {} : { act }),
      doc: {
        summary,
        ...(isNothing(query) ? {} : { query }),
        ...(isNothing(body) ? {} : { body }),
        answer,
      },
    },
    handler: async (request, reply) => {
      const member = staffOf(request);
      const askedQuery = query.safeParse(request.query);
      const askedBody = body.safeParse(request.body);
      if (!askedQuery.success || !askedBody.success) return reply.refuseUnreadable();
      const session = request.cookies[SESSION_COOKIE] ?? '';
      const done = await work({ query: askedQuery.data, body: askedBody.data, session }, member);
      return done.ok ? done.value : reply.refuse(done.failure);
    },
  });
}

function isNothing(schema: z.ZodType): boolean {
  return schema === NOTHING;
}
