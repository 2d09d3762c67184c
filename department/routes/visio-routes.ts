import type { FastifyInstance } from 'fastify';
import { salleRequestSchema, visioPath } from '../../shared/sync/visio.ts';
import type { ReglagesVisio } from '../../shared/visio/salle.ts';
import { openSalle } from '../operations/open-salle.ts';
import { MINUTE } from './call-limits.ts';
import type { RouteDeps } from './route-deps.ts';

/** Bytes of a request for a room. */
const SMALL_BODY = 1024;

/** Where a desk learns what there is for calls by video, and gets a room: `shared/sync/visio.ts`. */
export function addVisioRoutes(app: FastifyInstance, deps: RouteDeps): void {
  const { visio, store, guards, callLimits } = deps;
  const ofDesk = {
    onRequest: guards.desk,
    config: {
      rateLimit: {
        max: callLimits.desk,
        timeWindow: MINUTE,
        keyGenerator: ({ desk }: { desk: { site: string; desk: string } | null }) =>
          `visio/${desk?.site}/${desk?.desk}`,
      },
    },
  };

  app.get(visioPath, ofDesk, (): ReglagesVisio => ({
    domaine: visio?.domaine ?? null,
    audioDAbord: visio?.audioDAbord ?? false,
  }));

  app.post(visioPath, { ...ofDesk, bodyLimit: SMALL_BODY }, async (request, reply) => {
    if (request.desk === null) throw new Error('This route asks for a desk token.');
    const asked = salleRequestSchema.safeParse(request.body);
    if (!asked.success) return reply.refuseUnreadable();
    const opened = await openSalle(
      { ...deps, salles: store.salles },
      request.desk,
      asked.data.salle,
    );
    return opened.ok ? opened.value : reply.refuse(opened.failure);
  });
}
