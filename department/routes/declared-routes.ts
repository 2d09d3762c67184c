import type { FastifyInstance } from 'fastify';
import { ANYONE } from '../../shared/domain/staff/role.ts';
import { declaredFiguresSchema, pilotagePaths } from '../../shared/sync/pilotage-api.ts';
import { readDeclared } from '../operations/read-declared.ts';
import type { RouteDeps } from './route-deps.ts';

/** What was published before the tool, for whoever is signed in. */
export function addDeclaredRoutes(app: FastifyInstance, deps: RouteDeps): void {
  app.get(
    pilotagePaths.declared,
    {
      config: {
        access: ANYONE,
        doc: {
          summary: 'Les chiffres publiés avant cet outil, tels qu’imprimés',
          answer: declaredFiguresSchema,
        },
      },
    },
    async () => readDeclared(deps.network),
  );
}
