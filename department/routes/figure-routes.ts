import type { FastifyInstance } from 'fastify';
import { figuresQuerySchema, pilotagePaths } from '../../shared/sync/pilotage-api.ts';
import { createPublishedFigures } from '../operations/published/read-published-figures.ts';
import { readFigures } from '../operations/read-figures.ts';
import { identifyStaff } from '../operations/staff-session.ts';
import type { RouteDeps } from './route-deps.ts';
import { SESSION_COOKIE } from './session-cookie.ts';

/** The figures of a day, a month or a year, for whoever is signed in. */
export function addFigureRoutes(app: FastifyInstance, deps: RouteDeps): void {
  const parts = { ...deps, staff: deps.store.staff };
  const published = createPublishedFigures({ ...deps, figures: deps.store.figures });

  app.get(pilotagePaths.figures, async (request, reply) => {
    const member = await identifyStaff(parts, request.cookies[SESSION_COOKIE]);
    if (!member.ok) return reply.refuse(member.failure);
    const query = figuresQuerySchema.safeParse(request.query);
    if (!query.success) return reply.refuseUnreadable();
    const figures = await readFigures(published, query.data.period, query.data.at);
    return figures.ok ? figures.value : reply.refuse(figures.failure);
  });

  app.get(pilotagePaths.published, async (request, reply) => {
    const member = await identifyStaff(parts, request.cookies[SESSION_COOKIE]);
    if (!member.ok) return reply.refuse(member.failure);
    const query = figuresQuerySchema.safeParse(request.query);
    if (!query.success) return reply.refuseUnreadable();
    const figures = await published.read(query.data.period, query.data.at);
    return figures.ok ? figures.value : reply.refuse(figures.failure);
  });
}
