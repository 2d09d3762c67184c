import type { FastifyInstance, RouteShorthandOptions } from 'fastify';
import {
  salleRequestSchema,
  visioPath,
  visioPhonesPath,
  visioPhonesRequestSchema,
  visioPhonesSchema,
} from '../../shared/sync/visio.ts';
import { reglagesVisioSchema, salleOuverteSchema } from '../../shared/visio/salle.ts';
import type { ReglagesVisio } from '../../shared/visio/salle.ts';
import type { RouteDoc } from '../operations/declared-route.ts';
import { openRdvSalle } from '../operations/open-rdv-salle.ts';
import { openSalle } from '../operations/open-salle.ts';
import { readRdvPhones } from '../operations/read-rdv-phones.ts';
import { deskOf } from '../plugins/desk-access.ts';
import { MINUTE } from './call-limits.ts';
import type { RouteDeps } from './route-deps.ts';

/** Bytes of a request for a room. */
const SMALL_BODY = 1024;

/** Where a desk learns what there is for calls by video, and gets a room: `shared/sync/visio.ts`. */
export function addVisioRoutes(app: FastifyInstance, deps: RouteDeps): void {
  const { visio, store, callLimits } = deps;
  const ofDesk = (doc: RouteDoc): RouteShorthandOptions => ({
    config: {
      doc,
      access: 'desk',
      rateLimit: {
        max: callLimits.desk,
        timeWindow: MINUTE,
        keyGenerator: ({ desk }) => `visio/${desk?.site}/${desk?.desk}`,
      },
    },
  });

  app.get(
    visioPath,
    ofDesk({ summary: 'Le serveur de visio du département', answer: reglagesVisioSchema }),
    (): ReglagesVisio => ({
      domaine: visio?.domaine ?? null,
      audioDAbord: visio?.audioDAbord ?? false,
    }),
  );

  app.post(
    visioPath,
    {
      ...ofDesk({
        summary: 'Une salle de visio : une nouvelle, la même encore, ou celle d’un RDV',
        body: salleRequestSchema,
        answer: salleOuverteSchema,
      }),
      bodyLimit: SMALL_BODY,
    },
    async (request, reply) => {
      const asked = salleRequestSchema.safeParse(request.body);
      if (!asked.success) return reply.refuseUnreadable();
      const parts = { ...store, ...deps };
      const { salle, rdv } = asked.data;
      const opened =
        rdv === undefined
          ? await openSalle(parts, deskOf(request), salle)
          : await openRdvSalle(parts, deskOf(request), rdv);
      return opened.ok ? opened.value : reply.refuse(opened.failure);
    },
  );

  app.post(
    visioPhonesPath,
    {
      ...ofDesk({
        summary: 'Comment des RDV en visio de la plateforme se joignent aussi par téléphone',
        body: visioPhonesRequestSchema,
        answer: visioPhonesSchema,
      }),
      bodyLimit: SMALL_BODY,
    },
    async (request, reply) => {
      const asked = visioPhonesRequestSchema.safeParse(request.body);
      if (!asked.success) return reply.refuseUnreadable();
      return readRdvPhones({ ...store, ...deps }, deskOf(request), asked.data.rdv);
    },
  );
}
