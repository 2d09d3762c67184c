import type { FastifyInstance } from 'fastify';
import { describeApi, OPENAPI_PATH } from '../operations/describe-api.ts';
import type { RouteDeps } from './route-deps.ts';

/** The API’s description, for whoever writes a program that reads the figures. */
export function addOpenApiRoute(app: FastifyInstance, { version }: RouteDeps): void {
  app.get(OPENAPI_PATH, { config: { access: 'public' } }, async () =>
    describeApi(app.declaredRoutes(), version),
  );
}
