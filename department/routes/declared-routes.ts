import type { FastifyInstance } from 'fastify';
import { pilotagePaths } from '../../shared/sync/pilotage-api.ts';
import { readDeclared } from '../operations/read-declared.ts';
import { identifyStaff } from '../operations/staff-session.ts';
import type { RouteDeps } from './route-deps.ts';
import { SESSION_COOKIE } from './session-cookie.ts';

/** What was published before the tool, for whoever is signed in. */
export function addDeclaredRoutes(app: FastifyInstance, deps: RouteDeps): void {
  const parts = { ...deps, staff: deps.store.staff };

  app.get(pilotagePaths.declared, async (request, reply) => {
    const member = await identifyStaff(parts, request.cookies[SESSION_COOKIE]);
    return member.ok ? readDeclared(deps.network) : reply.refuse(member.failure);
  });
}
