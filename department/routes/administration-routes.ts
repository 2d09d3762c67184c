import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ADMINISTRATORS, ANYONE, OFFICE } from '../../shared/domain/staff/role.ts';
import { ok } from '../../shared/kernel/result.ts';
import {
  accountRequestSchema,
  accountsAnswerSchema,
  actsAnswerSchema,
  administrationPaths as paths,
  asideAnswerSchema,
  codeAnswerSchema,
  codeRequestSchema,
  deskRequestSchema,
  desksAnswerSchema,
  doneSchema,
  loginRequestSchema,
  openingRequestSchema,
  passwordRequestSchema,
  roleRequestSchema,
  serverStateSchema,
} from '../../shared/sync/administration-api.ts';
import { readAside, readDesks } from '../operations/desk-overview.ts';
import { issueEnrolmentCode } from '../operations/issue-enrolment-code.ts';
import {
  changeOwnPassword,
  changeRole,
  closeSessions,
  listAccounts,
  openOrClose,
} from '../operations/keep-accounts.ts';
import { revokeDesk } from '../operations/revoke-desk.ts';
import { saveStaff } from '../operations/save-staff.ts';
import { settleForks } from '../operations/settle-forks.ts';
import { settleRollbacks } from '../operations/settle-rollbacks.ts';
import type { RouteDeps } from './route-deps.ts';
import { addStaffRoute, NOTHING } from './staff-route.ts';

/** Acts shown at once. */
const LATEST = 500;

/** Where the office looks after its desks, its accounts and its server. */
export function addAdministrationRoutes(app: FastifyInstance, deps: RouteDeps): void {
  const { store } = deps;
  const parts = { ...deps, desks: store.desks, staff: store.staff };
  addDeskAdministration(app, parts);
  addAccounts(app, parts);

  addStaffRoute(app, {
    method: 'GET',
    path: paths.actes,
    access: ADMINISTRATORS,
    summary: 'Les actes d’administration, les derniers d’abord',
    query: NOTHING,
    body: NOTHING,
    answer: actsAnswerSchema,
    work: async () => {
      const acts = await store.acts.latest(LATEST);
      return ok({ acts: acts.map(({ at, ...act }) => ({ ...act, at: at.toString() })) });
    },
  });

  const startedAt = deps.clock.now();
  addStaffRoute(app, {
    method: 'GET',
    path: paths.etat,
    access: OFFICE,
    summary: 'L’état du serveur et de sa base',
    query: NOTHING,
    body: NOTHING,
    answer: serverStateSchema,
    work: async () => {
      const { lastReceivedAt, ...state } = await store.readState();
      return ok({
        now: deps.clock.now().toString(),
        startedAt: startedAt.toString(),
        version: deps.version,
        ...state,
        lastReceivedAt: lastReceivedAt?.toString() ?? null,
      });
    },
  });
}

type Parts = RouteDeps & Pick<RouteDeps['store'], 'desks' | 'staff'>;

const deskOf = (body: unknown): string | null => {
  const asked = deskRequestSchema.safeParse(body);
  return asked.success ? `${asked.data.site} ${asked.data.desk}` : null;
};

function addDeskAdministration(app: FastifyInstance, parts: Parts): void {
  addStaffRoute(app, {
    method: 'GET',
    path: paths.postes,
    access: OFFICE,
    summary: 'Les postes du réseau : dernier contact, version, retard, doubles',
    query: NOTHING,
    body: NOTHING,
    answer: desksAnswerSchema,
    work: async () => ok(await readDesks(parts)),
  });
  addStaffRoute(app, {
    method: 'POST',
    path: paths.codePoste,
    access: OFFICE,
    act: {
      name: 'poste.code',
      subject: (body) => deskOf(body) ?? codeRequestSchema.safeParse(body).data?.site ?? null,
    },
    summary: 'Un code d’inscription à usage unique pour une plateforme, ou pour reprendre un poste',
    query: NOTHING,
    body: codeRequestSchema,
    answer: codeAnswerSchema,
    work: ({ body }) => issueEnrolmentCode(parts, body.site, body.desk ?? null),
  });
  addStaffRoute(app, {
    method: 'POST',
    path: paths.retraitPoste,
    access: OFFICE,
    act: { name: 'poste.retirer', subject: deskOf },
    summary: 'Retire l’accès d’un poste, aussitôt',
    query: NOTHING,
    body: deskRequestSchema,
    answer: doneSchema,
    work: async ({ body }) => {
      const revoked = await revokeDesk(parts, body.site, body.desk);
      return revoked.ok ? ok({ fait: true }) : revoked;
    },
  });
  addStaffRoute(app, {
    method: 'POST',
    path: paths.doublePoste,
    access: OFFICE,
    act: { name: 'poste.double', subject: deskOf },
    summary: 'Dit qu’un poste en double a été réglé',
    query: NOTHING,
    body: deskRequestSchema,
    answer: doneSchema,
    work: ({ body }, member) => settleForks(parts, body, member.login),
  });
  addStaffRoute(app, {
    method: 'POST',
    path: paths.restaurationPoste,
    access: OFFICE,
    act: { name: 'poste.restauration', subject: deskOf },
    summary: 'Dit qu’un poste reparti d’une sauvegarde a été regardé',
    query: NOTHING,
    body: deskRequestSchema,
    answer: doneSchema,
    work: ({ body }, member) => settleRollbacks(parts, body, member.login),
  });
  addStaffRoute(app, {
    method: 'GET',
    path: paths.ecartes,
    access: OFFICE,
    summary: 'Les envois mis de côté, jamais comptés, ceux à régler d’abord',
    query: NOTHING,
    body: NOTHING,
    answer: asideAnswerSchema,
    work: async () => ok(await readAside(parts)),
  });
}

const loginOf = (body: unknown): string | null => {
  const asked = z.looseObject({ login: z.string().max(80) }).safeParse(body);
  return asked.success ? asked.data.login : null;
};

function addAccounts(app: FastifyInstance, parts: Parts): void {
  addStaffRoute(app, {
    method: 'GET',
    path: paths.comptes,
    access: ADMINISTRATORS,
    summary: 'Les comptes du département',
    query: NOTHING,
    body: NOTHING,
    answer: accountsAnswerSchema,
    work: async () => ok(await listAccounts(parts)),
  });
  addStaffRoute(app, {
    method: 'POST',
    path: paths.comptes,
    access: ADMINISTRATORS,
    act: { name: 'compte.enregistrer', subject: loginOf },
    summary: 'Crée un compte, ou lui donne un autre mot de passe',
    query: NOTHING,
    body: accountRequestSchema,
    answer: doneSchema,
    work: async ({ body }) => {
      const saved = await saveStaff(parts, body);
      return saved.ok ? ok({ fait: true }) : saved;
    },
  });
  addStaffRoute(app, {
    method: 'POST',
    path: paths.roleCompte,
    access: ADMINISTRATORS,
    act: { name: 'compte.role', subject: loginOf },
    summary: 'Change le rôle d’un compte',
    query: NOTHING,
    body: roleRequestSchema,
    answer: doneSchema,
    work: ({ body }, member) => changeRole(parts, member, body),
  });
  addStaffRoute(app, {
    method: 'POST',
    path: paths.accesCompte,
    access: ADMINISTRATORS,
    act: { name: 'compte.acces', subject: loginOf },
    summary: 'Ferme un compte et ses sessions, ou le rouvre',
    query: NOTHING,
    body: openingRequestSchema,
    answer: doneSchema,
    work: ({ body }, member) => openOrClose(parts, member, body),
  });
  addStaffRoute(app, {
    method: 'POST',
    path: paths.sessionsCompte,
    access: ADMINISTRATORS,
    act: { name: 'compte.sessions', subject: loginOf },
    summary: 'Ferme les sessions d’un compte',
    query: NOTHING,
    body: loginRequestSchema,
    answer: doneSchema,
    work: ({ body }) => closeSessions(parts, body.login),
  });
  addStaffRoute(app, {
    method: 'POST',
    path: paths.motDePasse,
    access: ANYONE,
    act: { name: 'compte.mot-de-passe' },
    summary: 'Change son propre mot de passe',
    query: NOTHING,
    body: passwordRequestSchema,
    answer: doneSchema,
    work: ({ body, session }, member) => changeOwnPassword(parts, member, session, body),
  });
}
