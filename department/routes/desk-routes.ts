import type { FastifyInstance, RouteShorthandOptions } from 'fastify';
import {
  countsAnswerSchema,
  countsRequestSchema,
  enrolAnswerSchema,
  enrolRequestSchema,
  helloAnswerSchema,
  ownDocumentsAnswerSchema,
  ownDocumentsQuerySchema,
  tokenAnswerSchema,
  tokenRequestSchema,
} from '../../shared/sync/messages.ts';
import {
  publicationsAnswerSchema,
  publicationsPath,
  publicationsQuerySchema,
} from '../../shared/sync/publications.ts';
import { COMPRESSION, deskPaths, LEDGER_HEADER, limits } from '../../shared/sync/protocol.ts';
import type { RouteDoc } from '../operations/declared-route.ts';
import { enrolDesk } from '../operations/enrol-desk.ts';
import { givePublications } from '../operations/give-publications.ts';
import { giveOwnDocuments } from '../operations/give-own-documents.ts';
import { greetDesk } from '../operations/greet-desk.ts';
import { deskOf } from '../plugins/desk-access.ts';
import { inflateBody } from '../plugins/inflate-body.ts';
import { receiveDocuments } from '../operations/receive-documents.ts';
import { renewToken } from '../operations/renew-token.ts';
import { MINUTE } from './call-limits.ts';
import { refuseNewerProtocol } from './protocol-guard.ts';
import type { RouteDeps } from './route-deps.ts';

/** Bytes of a message that holds no document. */
const SMALL_BODY = 4096;

/** The calls of a desk: see `shared/sync/protocol.ts` and `publications.ts`. */
export function addDeskRoutes(app: FastifyInstance, deps: RouteDeps): void {
  const { store, callLimits } = deps;
  const parts = { ...deps, desks: store.desks, counts: store.counts };

  app.post(
    deskPaths.enrol,
    {
      bodyLimit: SMALL_BODY,
      config: {
        access: 'public',
        rateLimit: { max: callLimits.enrol, timeWindow: MINUTE },
        doc: {
          summary: 'Un code à usage unique devient un poste',
          body: enrolRequestSchema,
          answer: enrolAnswerSchema,
        },
      },
    },
    async (request, reply) => {
      const newer = refuseNewerProtocol(request.body);
      if (newer !== null) return reply.refuse(newer);
      const asked = enrolRequestSchema.safeParse(request.body);
      if (!asked.success) return reply.refuseUnreadable();
      const enrolled = await enrolDesk(parts, asked.data);
      return enrolled.ok ? enrolled.value : reply.refuse(enrolled.failure);
    },
  );

  // Whose limit it is comes from the token, checked first and before any body is read.
  const ofDesk = (doc: RouteDoc): RouteShorthandOptions => ({
    config: {
      doc,
      access: 'desk',
      rateLimit: {
        max: callLimits.desk,
        timeWindow: MINUTE,
        keyGenerator: ({ desk }) => `${desk?.site}/${desk?.desk}`,
      },
    },
  });

  app.post(
    deskPaths.counts,
    {
      ...ofDesk({
        summary: 'Des documents de comptage',
        body: countsRequestSchema,
        answer: countsAnswerSchema,
      }),
      bodyLimit: limits.bodyBytes,
      preParsing: inflateBody(limits.bodyBytes),
    },
    async (request, reply) => {
      const newer = refuseNewerProtocol(request.body);
      if (newer !== null) return reply.refuse(newer);
      const delivered = countsRequestSchema.safeParse(request.body);
      if (!delivered.success) return reply.refuseUnreadable();
      return receiveDocuments(parts, deskOf(request), delivered.data);
    },
  );

  app.get(
    deskPaths.hello,
    ofDesk({ summary: 'L’heure du serveur, et ce qu’il a reçu', answer: helloAnswerSchema }),
    async (request, reply) => {
      // What documents may be sent in: see “Compression” in `shared/sync/protocol.ts`.
      reply.header('accept-encoding', COMPRESSION);
      return greetDesk(parts, deskOf(request));
    },
  );

  app.post(
    deskPaths.token,
    {
      ...ofDesk({
        summary: 'Le jeton dont le poste se servira, par son empreinte',
        body: tokenRequestSchema,
        answer: tokenAnswerSchema,
      }),
      bodyLimit: SMALL_BODY,
    },
    async (request, reply) => {
      const newer = refuseNewerProtocol(request.body);
      if (newer !== null) return reply.refuse(newer);
      const asked = tokenRequestSchema.safeParse(request.body);
      if (!asked.success) return reply.refuseUnreadable();
      const renewed = await renewToken(parts, deskOf(request), asked.data.hash);
      return renewed.ok ? renewed.value : reply.refuse(renewed.failure);
    },
  );

  app.get(
    deskPaths.documents,
    ofDesk({
      summary: 'Ses propres documents, pour un poste remis d’une sauvegarde',
      query: ownDocumentsQuerySchema,
      answer: ownDocumentsAnswerSchema,
    }),
    async (request, reply) => {
      const asked = ownDocumentsQuerySchema.safeParse(request.query);
      if (!asked.success) return reply.refuseUnreadable();
      const ledger = request.headers[LEDGER_HEADER];
      const given = await giveOwnDocuments(
        parts,
        deskOf(request),
        typeof ledger === 'string' ? ledger : '',
        asked.data,
      );
      return given.ok ? given.value : reply.refuse(given.failure);
    },
  );

  app.get(
    publicationsPath,
    ofDesk({
      summary: 'Ce que la coordination a publié',
      query: publicationsQuerySchema,
      answer: publicationsAnswerSchema,
    }),
    async (request, reply) => {
      const asked = publicationsQuerySchema.safeParse(request.query);
      if (!asked.success) return reply.refuseUnreadable();
      return givePublications(store.publications, asked.data);
    },
  );
}
