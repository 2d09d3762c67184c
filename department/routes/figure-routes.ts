import type { FastifyInstance } from 'fastify';
import { figuresQuerySchema, pilotagePaths } from '../../shared/sync/pilotage-api.ts';
import { readFigures } from '../operations/read-figures.ts';
import { identifyStaff } from '../operations/staff-session.ts';
import type { RouteDeps } from './route-deps.ts';
import { SESSION_COOKIE } from './session-cookie.ts';

/** The figures of a day, a month or a year, for whoever is signed in. */
export function addFigureRoutes(app: FastifyInstance, deps: RouteDeps): void {
  const parts = { ...deps, staff: deps.store.staff, figures: deps.store.figures };

  app.get(pilotagePaths.figures, async (request, reply) => {
    const member = await identifyStaff(parts, request.cookies[SESSION_COOKIE]);
    if (!member.ok) return reply.refuse(member.failure);
    const query = figuresQuerySchema.safeParse(request.query);
    if (!query.success) return reply.refuseUnreadable();
    const figures = await readFigures(parts, query.data.period, query.data.at);
    return figures.ok ? figures.value : reply.refuse(figures.failure);
  });
}
