import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { shippedLieux } from '../../shared/domain/organisme/shipped-lieux.ts';
import type { AdminAct } from '../../shared/domain/staff/act.ts';
import { OFFICE } from '../../shared/domain/staff/role.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import {
  absenceRequestSchema,
  agendaAnswerSchema,
  agendaPaths as paths,
  distanceRequestSchema,
  doneAnswerSchema,
  estimationsAnswerSchema,
  kilometresAnswerSchema,
  kilometresQuerySchema,
  lienAnswerSchema,
  lienRequestSchema,
  permanenceAnswerSchema,
  permanenceRequestSchema,
  propositionsAnswerSchema,
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
import type { StaffMember } from '../operations/staff-store.ts';
import { standingLieux } from '../operations/standing-lieux.ts';
import type { RouteDeps } from './route-deps.ts';
import { addStaffRoute, NOTHING } from './staff-route.ts';

/** Bytes of a permanence with all its exceptions, several times over. */
const BODY = 256 * 1024;

/** Where the coordination keeps permanences, rooms, holidays, links and distances. */
export function addAgendaRoutes(app: FastifyInstance, deps: RouteDeps): void {
  const { agenda, calendar, publications } = deps.store;
  const parts = { ...deps, agenda, calendar };

  const reading = <S extends z.ZodType>(
    path: string,
    summary: string,
    query: S,
    answer: z.ZodType,
    work: (asked: z.infer<S>) => Promise<Result<unknown>>,
  ) => {
    addStaffRoute(app, {
      method: 'GET',
      access: OFFICE,
      path,
      summary,
      query,
      body: NOTHING,
      answer,
      work: ({ query: asked }) => work(asked),
    });
  };
  const writing = <S extends z.ZodType>(
    path: string,
    doc: { readonly name: AdminAct; readonly summary: string; readonly answer?: z.ZodType },
    body: S,
    work: (asked: z.infer<S>, member: StaffMember) => Promise<Result<unknown>>,
  ) => {
    const { name, summary, answer = doneAnswerSchema } = doc;
    addStaffRoute(app, {
      method: 'POST',
      access: OFFICE,
      path,
      summary,
      query: NOTHING,
      body,
      answer,
      act: { name },
      bodyLimit: BODY,
      work: async ({ body: asked }, member) => {
        const done = await work(asked, member);
        return done.ok && done.value === null ? ok({ fait: true }) : done;
      },
    });
  };

  reading(paths.agenda, 'L’agenda partagé', NOTHING, agendaAnswerSchema, async () =>
    ok(await readAgenda(parts)),
  );
  reading(
    paths.propositions,
    'Les jours fériés et les vacances d’une série',
    propositionsQuerySchema,
    propositionsAnswerSchema,
    (series) => listPropositions(parts, series),
  );
  reading(
    paths.kilometres,
    'Les kilomètres évités d’une année',
    kilometresQuerySchema,
    kilometresAnswerSchema,
    async ({ annee }) => ok(await readKilometres(agenda, annee)),
  );
  writing(
    paths.permanences,
    {
      name: 'permanence.modifier',
      summary: 'Saisit, change ou annule une permanence',
      answer: permanenceAnswerSchema,
    },
    permanenceRequestSchema,
    (asked, { name }) => changePermanence(parts, name, asked),
  );
  writing(
    paths.salles,
    { name: 'salle.enregistrer', summary: 'Enregistre une salle' },
    salleRequestSchema,
    (salle) => saveRoom(parts, salle),
  );
  writing(
    paths.vacances,
    { name: 'vacances.enregistrer', summary: 'Enregistre des vacances scolaires' },
    vacancesRequestSchema,
    async ({ vacances, retirees }) => {
      await agenda.saveHolidays(vacances, retirees, deps.clock.now());
      return ok(null);
    },
  );
  writing(
    paths.liens,
    { name: 'lien.creer', summary: 'Donne un lien vers un planning', answer: lienAnswerSchema },
    lienRequestSchema,
    (asked, { name }) => createLink(parts, name, asked),
  );
  writing(
    paths.revocation,
    { name: 'lien.eteindre', summary: 'Éteint un lien' },
    revocationRequestSchema,
    ({ lien }) => revokeLink(parts, lien),
  );
  writing(
    paths.absences,
    { name: 'absence.traiter', summary: 'Note qu’une absence est traitée' },
    absenceRequestSchema,
    ({ absence }, { name }) => settleAbsence(parts, name, absence),
  );
  writing(
    paths.distances,
    { name: 'distance.enregistrer', summary: 'Enregistre une distance par la route' },
    distanceRequestSchema,
    (asked, { name }) => saveDistance(parts, name, asked),
  );
  writing(
    paths.estimations,
    {
      name: 'distance.enregistrer',
      summary: 'Estime les distances que personne n’a données',
      answer: estimationsAnswerSchema,
    },
    z.strictObject({}),
    async () => {
      const standing = await publications.current('lieu');
      const lieux = [...standingLieux(shippedLieux(deps.network.departement), standing).values()];
      return ok({ estimees: await estimateDistances(parts, lieux) });
    },
  );
}
