import type { FastifyInstance } from 'fastify';
import { ANYONE } from '../../shared/domain/staff/role.ts';
import {
  figuresQuerySchema,
  figuresSchema,
  pilotagePaths,
} from '../../shared/sync/pilotage-api.ts';
import { publishedPeriodSchema } from '../../shared/sync/published-figures.ts';
import { readFigures } from '../operations/read-figures.ts';
import type { RouteDeps } from './route-deps.ts';

/** The figures of a day, a month or a year, for whoever is signed in. */
export function addFigureRoutes(app: FastifyInstance, deps: RouteDeps): void {
  const { published } = deps;

  app.get(
    pilotagePaths.figures,
    {
      config: {
        access: ANYONE,
        doc: {
          summary: 'Les chiffres d’un jour, d’un mois ou d’une année, par plateforme et par thème',
          query: figuresQuerySchema,
          answer: figuresSchema,
        },
      },
    },
    async (request, reply) => {
      const query = figuresQuerySchema.safeParse(request.query);
      if (!query.success) return reply.refuseUnreadable();
      const figures = await readFigures(published, query.data.period, query.data.at);
      return figures.ok ? figures.value : reply.refuse(figures.failure);
    },
  );

  app.get(
    pilotagePaths.published,
    {
      config: {
        access: ANYONE,
        doc: {
          summary: 'Tout ce qui est publié d’un jour, d’un mois ou d’une année',
          query: figuresQuerySchema,
          answer: publishedPeriodSchema,
        },
      },
    },
    async (request, reply) => {
      const query = figuresQuerySchema.safeParse(request.query);
      if (!query.success) return reply.refuseUnreadable();
      const figures = await published.read(query.data.period, query.data.at);
      return figures.ok ? figures.value : reply.refuse(figures.failure);
    },
  );
}
