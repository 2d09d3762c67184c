import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { z } from 'zod';
import type { AdminAct } from '../../shared/domain/staff/act.ts';
import { OFFICE } from '../../shared/domain/staff/role.ts';
import { ok } from '../../shared/kernel/result.ts';
import {
  annuaireAnswerSchema,
  catalogueAnswerSchema,
  demarcheRequestSchema,
  historiqueAnswerSchema,
  importAnswerSchema,
  publishedAnswerSchema,
  undoAnswerSchema,
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
import type { StaffMember } from '../operations/staff-store.ts';
import { undoImport } from '../operations/undo-import.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { staffOf } from '../plugins/route-access.ts';
import type { RouteAct, RouteDoc } from '../operations/declared-route.ts';
import type { RouteDeps } from './route-deps.ts';

/** Bytes of one fiche or one place: several times the longest. */
const FICHE_BODY = 512 * 1024;

const namedSchema = z.looseObject({ id: z.string().max(200) });

/** Where whoever is signed in reads, corrects and fills the catalogue and the directory. */
export function addPublicationRoutes(app: FastifyInstance, deps: RouteDeps): void {
  const { network, store } = deps;
  const parts = {
    ...deps,
    publications: store.publications,
    departement: network.departement,
    zone: network.zone,
  };

  /** Answers with what `work` makes of the request as its schema reads it. */
  const forStaff =
    <S extends z.ZodType>(
      schema: S,
      from: (request: FastifyRequest) => unknown,
      work: (asked: z.infer<S>, member: StaffMember) => Promise<Result<unknown>>,
    ) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const asked = schema.safeParse(from(request));
      if (!asked.success) return reply.refuseUnreadable();
      const done = await work(asked.data, staffOf(request));
      return done.ok ? done.value : reply.refuse(done.failure);
    };
  const body = (request: FastifyRequest) => request.body;
  const query = (request: FastifyRequest) => request.query;

  const reading = (doc: RouteDoc): RouteShorthandOptions => ({ config: { access: OFFICE, doc } });
  const writing = (
    name: AdminAct,
    doc: RouteDoc,
    subject?: RouteAct['subject'],
  ): RouteShorthandOptions => ({
    config: { access: OFFICE, doc, act: subject === undefined ? { name } : { name, subject } },
    bodyLimit: FICHE_BODY,
  });
  const idOf = (asked: unknown): string | null => {
    const named = namedSchema.safeParse(asked);
    return named.success ? named.data.id : null;
  };

  app.get(
    paths.annuaire,
    reading({ summary: 'L’annuaire', answer: annuaireAnswerSchema }),
    forStaff(z.unknown(), query, async () => ok(await readAnnuaire(parts))),
  );
  app.get(
    paths.catalogue,
    reading({ summary: 'Le catalogue des démarches', answer: catalogueAnswerSchema }),
    forStaff(z.unknown(), query, async () => ok(await readCatalogue(parts))),
  );
  app.get(
    paths.historique,
    reading({
      summary: 'Ce qui a été publié d’un lieu ou d’une démarche',
      query: historiqueQuerySchema,
      answer: historiqueAnswerSchema,
    }),
    forStaff(historiqueQuerySchema, query, async ({ objet, id }) =>
      ok(await readHistory(parts, objet, id ?? null)),
    ),
  );
  app.post(
    paths.annuaire,
    writing(
      'lieu.publier',
      { summary: 'Publie un lieu', body: lieuRequestSchema, answer: publishedAnswerSchema },
      idOf,
    ),
    forStaff(lieuRequestSchema, body, (asked, { name }) => publishLieu(parts, name, asked)),
  );
  app.post(
    paths.catalogue,
    writing(
      'demarche.publier',
      {
        summary: 'Publie une démarche',
        body: demarcheRequestSchema,
        answer: publishedAnswerSchema,
      },
      idOf,
    ),
    forStaff(demarcheRequestSchema, body, (asked, { name }) => publishDemarche(parts, name, asked)),
  );
  app.post(
    paths.importLieux,
    {
      ...writing('lieu.importer', {
        summary: 'Importe des lieux',
        body: importRequestSchema,
        answer: importAnswerSchema,
      }),
      bodyLimit: limits.bodyBytes,
    },
    forStaff(importRequestSchema, body, (asked, { name }) => importLieux(parts, name, asked)),
  );
  app.post(
    paths.undoImport,
    writing('lieu.annuler-import', {
      summary: 'Annule un import',
      body: undoRequestSchema,
      answer: undoAnswerSchema,
    }),
    forStaff(undoRequestSchema, body, (asked, { name }) => undoImport(parts, name, asked.import)),
  );
}
