import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { shippedLieux } from '../../shared/domain/organisme/shipped-lieux.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import {
  absenceRequestSchema,
  agendaPaths as paths,
  distanceRequestSchema,
  kilometresQuerySchema,
  lienRequestSchema,
  permanenceRequestSchema,
  propositionsQuerySchema,
  revocationRequestSchema,
  salleRequestSchema,
  vacancesRequestSchema,
} from '../../shared/sync/agenda-api.ts';
import {
  changePermanence,
  listPropositions,
  readAgenda,
  revokeLink,
  saveDistance,
  saveRoom,
  settleAbsence,
} from '../operations/calendar/coordinate-agenda.ts';
import { estimateDistances, readKilometres } from '../operations/calendar/kilometres.ts';
import { createLink } from '../operations/calendar/partner-links.ts';
import { identifyStaff } from '../operations/staff-session.ts';
import type { StaffMember } from '../operations/staff-store.ts';
import { standingLieux } from '../operations/standing-lieux.ts';
import type { RouteDeps } from './route-deps.ts';
import { SESSION_COOKIE } from './session-cookie.ts';

/** Bytes of a permanence with all its exceptions, several times over. */
const BODY = 256 * 1024;

/** Where the coordination keeps permanences, rooms, holidays, links and distances. */
export function addAgendaRoutes(app: FastifyInstance, deps: RouteDeps): void {
  const { store, network, clock } = deps;
  const { agenda, calendar, staff, publications } = store;
  const parts = { ...deps, agenda, calendar, staff };

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
      if (!done.ok) return reply.refuse(done.failure);
      return done.value ?? { fait: true };
    };
  const reading = <S extends z.ZodType>(
    schema: S,
    work: (asked: z.infer<S>, member: StaffMember) => Promise<Result<unknown>>,
  ) => forStaff(schema, (request) => request.query, work);
  const writing = <S extends z.ZodType>(
    path: string,
    schema: S,
    work: (asked: z.infer<S>, member: StaffMember) => Promise<Result<unknown>>,
  ) =>
    app.post(
      path,
      { onRequest: deps.guards.sameOrigin, bodyLimit: BODY },
      forStaff(schema, (request) => request.body, work),
    );

  app.get(
    paths.agenda,
    reading(z.unknown(), async () => ok(await readAgenda(parts))),
  );
  app.get(
    paths.propositions,
    reading(propositionsQuerySchema, (series) => listPropositions(parts, series)),
  );
  app.get(
    paths.kilometres,
    reading(kilometresQuerySchema, async ({ annee }) => ok(await readKilometres(agenda, annee))),
  );
  writing(paths.permanences, permanenceRequestSchema, (asked, { name }) =>
    changePermanence(parts, name, asked),
  );
  writing(paths.salles, salleRequestSchema, (salle) => saveRoom(parts, salle));
  writing(paths.vacances, vacancesRequestSchema, async ({ vacances, retirees }) => {
    await agenda.saveHolidays(vacances, retirees, clock.now());
    return ok(null);
  });
  writing(paths.liens, lienRequestSchema, (asked, { name }) => createLink(parts, name, asked));
  writing(paths.revocation, revocationRequestSchema, ({ lien }) => revokeLink(parts, lien));
  writing(paths.absences, absenceRequestSchema, ({ absence }, { name }) =>
    settleAbsence(parts, name, absence),
  );
  writing(paths.distances, distanceRequestSchema, (asked, { name }) =>
    saveDistance(parts, name, asked),
  );
  writing(paths.estimations, z.strictObject({}), async () => {
    const standing = await publications.current('lieu');
    const lieux = [...standingLieux(shippedLieux(network.departement), standing).values()];
    return ok({ estimees: await estimateDistances(parts, lieux) });
  });
}
