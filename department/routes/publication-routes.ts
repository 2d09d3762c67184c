import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  onRequestAsyncHookHandler,
} from 'fastify';
import { z } from 'zod';
import { ok } from '../../shared/kernel/result.ts';
import {
  demarcheRequestSchema,
  historiqueQuerySchema,
  importRequestSchema,
  lieuRequestSchema,
  publicationApiPaths as paths,
  undoRequestSchema,
} from '../../shared/sync/publication-api.ts';
import { limits } from '../../shared/sync/protocol.ts';
import { importLieux } from '../operations/import-lieux.ts';
import { publishDemarche } from '../operations/publish-demarche.ts';
import { publishLieu } from '../operations/publish-lieu.ts';
import { readAnnuaire, readCatalogue, readHistory } from '../operations/read-published.ts';
import { identifyStaff } from '../operations/staff-session.ts';
import type { StaffMember } from '../operations/staff-store.ts';
import { undoImport } from '../operations/undo-import.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { RouteDeps } from './route-deps.ts';
import { SESSION_COOKIE } from './session-cookie.ts';

/** Bytes of one fiche or one place: several times the longest. */
const FICHE_BODY = 512 * 1024;

/** Where whoever is signed in reads, corrects and fills the catalogue and the directory. */
export function addPublicationRoutes(app: FastifyInstance, deps: RouteDeps): void {
  const { network, store, guards } = deps;
  const parts = {
    ...deps,
    staff: store.staff,
    publications: store.publications,
    departement: network.departement,
    zone: network.zone,
  };

  /** Answers whoever is signed in, with what `work` makes of the request as its schema reads it. */
  const forStaff =
    <S extends z.ZodType>(
      schema: S,
      from: (request: FastifyRequest) => unknown,
      work: (asked: z.infer<S>, member: StaffMember) => Promise<Result<unknown>>,
    ) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const member = await identifyStaff(parts, request.cookies[SESSION_COOKIE]);
      if (!member.ok) return reply.refuse(member.failure);
      const asked = schema.safeParse(from(request));
      if (!asked.success) return reply.refuseUnreadable();
      const done = await work(asked.data, member.value);
      return done.ok ? done.value : reply.refuse(done.failure);
    };
  const body = (request: FastifyRequest) => request.body;
  const query = (request: FastifyRequest) => request.query;

  /** Nobody makes the server read a long body before being signed in. */
  const signedIn: onRequestAsyncHookHandler = async (request, reply) => {
    const member = await identifyStaff(parts, request.cookies[SESSION_COOKIE]);
    if (!member.ok) return reply.refuse(member.failure);
  };
  const writing = { onRequest: [guards.sameOrigin, signedIn], bodyLimit: FICHE_BODY };
  const importing = { ...writing, bodyLimit: limits.bodyBytes };

  app.get(
    paths.annuaire,
    forStaff(z.unknown(), query, async () => ok(await readAnnuaire(parts))),
  );
  app.get(
    paths.catalogue,
    forStaff(z.unknown(), query, async () => ok(await readCatalogue(parts))),
  );
  app.get(
    paths.historique,
    forStaff(historiqueQuerySchema, query, async ({ objet, id }) =>
      ok(await readHistory(parts, objet, id ?? null)),
    ),
  );
  app.post(
    paths.annuaire,
    writing,
    forStaff(lieuRequestSchema, body, (asked, { name }) => publishLieu(parts, name, asked)),
  );
  app.post(
    paths.catalogue,
    writing,
    forStaff(demarcheRequestSchema, body, (asked, { name }) => publishDemarche(parts, name, asked)),
  );
  app.post(
    paths.importLieux,
    importing,
    forStaff(importRequestSchema, body, (asked, { name }) => importLieux(parts, name, asked)),
  );
  app.post(
    paths.undoImport,
    writing,
    forStaff(undoRequestSchema, body, (asked, { name }) => undoImport(parts, name, asked.import)),
  );
}
