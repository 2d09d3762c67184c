import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { Random } from '../../shared/kernel/random.ts';
import { createId } from '../../shared/kernel/random.ts';
import { refuse } from '../../shared/kernel/result.ts';
import type { Access, RouteAct } from '../operations/declared-route.ts';
import type { ActStore } from '../operations/act-store.ts';
import type { DeskStore } from '../operations/desk-store.ts';
import { identifyDesk } from '../operations/identify-desk.ts';
import type { CallingDesk } from '../operations/identify-desk.ts';
import { noteAct } from '../operations/note-act.ts';
import { SESSION_COOKIE } from '../operations/session-cookie.ts';
import { identifyStaff } from '../operations/staff-session.ts';
import type { StaffMember, StaffStore } from '../operations/staff-store.ts';
import { refuseForeignOrigin } from './same-origin.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Written beside each route. A route that says nothing is closed to everyone. */
    access?: Access;
    act?: RouteAct;
  }
  interface FastifyRequest {
    /** Who is signed in; null on routes that are not for staff. */
    staff: StaffMember | null;
    /** The line of the audit this call completes; null when it is no administrative act. */
    actId: string | null;
  }
}

const undecided = refuse(
  'acces-non-decide',
  'Cette adresse n’est ouverte à personne : signalez-le à la coordination.',
).failure;

const wrongRole = refuse(
  'role-insuffisant',
  'Votre compte ne permet pas cela : demandez-le à un administrateur du département.',
).failure;

/** Decides, from what each route declares, whether a call goes on; before its body is read. */
export function setUpRouteAccess(
  app: FastifyInstance,
  deps: {
    readonly store: {
      readonly desks: DeskStore;
      readonly staff: StaffStore;
      readonly acts: ActStore;
    };
    readonly clock: Clock;
    readonly random: Random;
  },
): void {
  const { store, clock, random } = deps;
  const noteRenewal = ({ site, desk }: CallingDesk) =>
    noteAct(
      { acts: store.acts, clock, random },
      { author: 'le poste lui-même', role: null, act: 'poste.jeton', subject: `${site} ${desk}` },
    );
  app.decorateRequest('staff', null);
  app.decorateRequest('actId', null);

  app.addHook('onRequest', async (request, reply) => {
    if (request.is404) return;
    const { access } = request.routeOptions.config;
    if (access === undefined) return reply.refuse(undecided);
    if (access === 'public') return;
    if (access === 'desk') {
      const desk = await identifyDesk(store.desks, request.headers.authorization, clock.now());
      if (!desk.ok) return reply.refuse(desk.failure);
      request.desk = desk.value;
      if (desk.value.hasRenewed) await noteRenewal(desk.value);
      return;
    }
    const foreign = isReading(request) ? null : refuseForeignOrigin(request);
    if (foreign !== null) return reply.refuse(foreign);
    const member = await identifyStaff(
      { staff: store.staff, clock },
      request.cookies[SESSION_COOKIE],
    );
    if (!member.ok) return reply.refuse(member.failure);
    if (!access.includes(member.value.role)) return reply.refuse(wrongRole);
    request.staff = member.value;
  });

  // Before the act: what cannot be kept is not done.
  app.addHook('preHandler', async (request) => {
    const { act } = request.routeOptions.config;
    if (act === undefined || request.staff === null) return;
    const id = createId(random);
    await store.acts.begin({
      id,
      at: clock.now(),
      author: request.staff.login,
      role: request.staff.role,
      act: act.name,
      subject: act.subject?.(request.body) ?? null,
    });
    request.actId = id;
  });

  app.addHook('onSend', async (request, reply) => {
    if (request.actId === null) return;
    const outcome = reply.statusCode < 400 ? 'fait' : 'refuse';
    // The act stands, and its line without an outcome says that something was cut short.
    await store.acts
      .end(request.actId, outcome)
      .catch((error: unknown) => request.log.error({ err: error }, 'audit not completed'));
  });
}

/** Who is signed in, on a route that asks for it. */
export function staffOf(request: FastifyRequest): StaffMember {
  if (request.staff === null) throw new Error('This route asks for signed-in staff.');
  return request.staff;
}

function isReading({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}
