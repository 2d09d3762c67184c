import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ANYONE } from '../../shared/domain/staff/role.ts';
import {
  pilotagePaths,
  signInRequestSchema,
  staffSessionSchema,
} from '../../shared/sync/pilotage-api.ts';
import type { StaffSession } from '../../shared/sync/pilotage-api.ts';
import { SESSION_HOURS, signIn } from '../operations/sign-in.ts';
import { signOut } from '../operations/staff-session.ts';
import { staffOf } from '../plugins/route-access.ts';
import type { StaffMember } from '../operations/staff-store.ts';
import { FIVE_MINUTES, MINUTE } from './call-limits.ts';
import type { RouteDeps } from './route-deps.ts';
import { isOnLoopback, SESSION_COOKIE } from '../operations/session-cookie.ts';
import { noteAct } from '../operations/note-act.ts';

/** Bytes of a sign-in. */
const SMALL_BODY = 4096;

/** Sign-in, who is signed in, sign-out. */
export function addSessionRoutes(app: FastifyInstance, deps: RouteDeps): void {
  const { callLimits, guards, network } = deps;
  const parts = { ...deps, staff: deps.store.staff };
  const countWrongPasswords = app.createRateLimit({
    max: callLimits.wrongPasswords,
    timeWindow: FIVE_MINUTES,
  });

  const countWrongByAccount = app.createRateLimit({
    max: callLimits.wrongPasswordsByAccount,
    timeWindow: FIVE_MINUTES,
    keyGenerator: ({ body }) => {
      const asked = signInRequestSchema.safeParse(body);
      return `compte ${asked.success ? asked.data.login.toLowerCase() : ''}`;
    },
  });

  const toSession = ({ login, name, role }: StaffMember): StaffSession => ({
    login,
    name,
    role,
    departement: network.departement,
    network: network.name,
    zone: network.zone,
  });

  app.get(
    pilotagePaths.session,
    {
      config: { access: ANYONE, doc: { summary: 'Qui est connecté', answer: staffSessionSchema } },
    },
    async (request) => toSession(staffOf(request)),
  );

  app.post(
    pilotagePaths.session,
    {
      bodyLimit: SMALL_BODY,
      onRequest: guards.sameOrigin,
      config: {
        access: 'public',
        rateLimit: { max: callLimits.signIn, timeWindow: MINUTE },
        doc: {
          summary: 'Se connecter',
          body: signInRequestSchema,
          answer: staffSessionSchema,
        },
      },
    },
    async (request, reply) => {
      const asked = signInRequestSchema.safeParse(request.body);
      if (!asked.success) return reply.refuseUnreadable();
      await refuseBeyond(countWrongPasswords, request, false);
      await refuseBeyond(countWrongByAccount, request, false);
      const opened = await signIn(parts, asked.data);
      if (!opened.ok) {
        await refuseBeyond(countWrongPasswords, request, true);
        await refuseBeyond(countWrongByAccount, request, true);
        return reply.refuse(opened.failure);
      }
      const { login, role } = opened.value.member;
      await noteAct(
        { ...deps, acts: deps.store.acts },
        { author: login, role, act: 'session.ouvrir' },
      );
      reply.setCookie(SESSION_COOKIE, opened.value.token, {
        httpOnly: true,
        sameSite: 'strict',
        path: '/',
        // Plain HTTP is for loopback alone, where browsers would drop a Secure cookie.
        secure: !isOnLoopback(request.headers.host),
        maxAge: SESSION_HOURS * 3600,
      });
      return toSession(opened.value.member);
    },
  );

  // Open to all: whoever has no session any more leaves all the same.
  app.delete(
    pilotagePaths.session,
    {
      config: { access: 'public', doc: { summary: 'Se déconnecter', answer: z.undefined() } },
      onRequest: guards.sameOrigin,
    },
    async (request, reply) => {
      await signOut(parts.staff, request.cookies[SESSION_COOKIE]);
      return reply.clearCookie(SESSION_COOKIE, { path: '/' }).code(204).send();
    },
  );
}

async function refuseBeyond(
  count: ReturnType<FastifyInstance['createRateLimit']>,
  request: FastifyRequest,
  increment: boolean,
): Promise<void> {
  const limit = await count(request, { increment });
  if (!limit.isAllowed && limit.isExceeded)
    throw Object.assign(new Error('Too many wrong passwords.'), { statusCode: 429 });
}
