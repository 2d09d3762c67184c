import type { FastifyInstance } from 'fastify';
import type { DeclaredRoute, RouteDoc } from '../operations/declared-route.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    doc?: RouteDoc;
  }
  interface FastifyInstance {
    /** Every route added so far, those Fastify derives (HEAD) left out. */
    declaredRoutes(): readonly DeclaredRoute[];
  }
}

/** Keeps the list of the routes as they are added: the API’s description and its tests read it. */
export function setUpRouteTable(app: FastifyInstance): void {
  const routes: (() => DeclaredRoute)[] = [];
  app.decorate('declaredRoutes', () => routes.map((read) => read()));
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat())
      if (method !== 'HEAD')
        // Read late: hooks closer to the route may still add to what it declares.
        routes.push(() => ({
          method,
          url: route.url,
          access: route.config?.access,
          act: route.config?.act,
          doc: route.config?.doc,
        }));
  });
}
