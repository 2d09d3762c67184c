import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { RouteDeps } from './route-deps.ts';

/** For a supervisor: the server answers and its database too. No detail for anyone. */
export function addHealthRoute(app: FastifyInstance, { store }: RouteDeps): void {
  app.get(
    '/sante',
    {
      config: {
        access: 'public',
        doc: {
          summary: 'Le serveur et sa base répondent',
          answer: z.object({ etat: z.literal('ok') }),
        },
      },
    },
    async () => {
      // An unreachable database throws `StoreUnavailable`: 503, like everywhere else.
      await store.ping();
      return { etat: 'ok' };
    },
  );
}
