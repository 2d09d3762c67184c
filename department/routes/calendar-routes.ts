import type { FastifyInstance, RouteShorthandOptions } from 'fastify';
import {
  CALENDAR_CHANGED,
  calendarAnswerSchema,
  calendarAnswersSchema,
  calendarLimits,
  calendarPaths,
  calendarQuerySchema,
  calendarRequestsSchema,
} from '../../shared/sync/calendar.ts';
import {
  deskKilometresQuerySchema,
  deskKilometresSchema,
  kilometresPath,
} from '../../shared/sync/kilometres.ts';
import { answerRequests } from '../operations/calendar/answer-requests.ts';
import { createCalendarHub } from '../operations/calendar/calendar-hub.ts';
import { createCallQueue } from '../operations/calendar/call-queue.ts';
import { giveCalendar } from '../operations/calendar/give-calendar.ts';
import { readDeskKilometres } from '../operations/calendar/kilometres.ts';
import type { RouteDoc } from '../operations/declared-route.ts';
import { deskOf } from '../plugins/desk-access.ts';
import { MINUTE } from './call-limits.ts';
import type { RouteDeps } from './route-deps.ts';

/** Changes of the calendar at once in this process: the pool keeps connections for everyone else. */
const AT_ONCE = 5;

const EVENT_STREAM = 'text/event-stream';

/** The calendar’s calls of a desk: see `shared/sync/calendar.ts`. */
export function addCalendarRoutes(app: FastifyInstance, deps: RouteDeps): void {
  const parts = { ...deps, calendar: deps.store.calendar };
  const inTurn = createCallQueue(AT_ONCE);
  const hub = createCalendarHub(parts.calendar);
  const lines = new Set<{ end(): void }>();

  const ofDesk = (doc: RouteDoc): RouteShorthandOptions => ({
    config: {
      doc,
      access: 'desk',
      rateLimit: {
        max: deps.callLimits.desk,
        timeWindow: MINUTE,
        keyGenerator: ({ desk }) => `${desk?.site}/${desk?.desk}`,
      },
    },
  });

  app.get(
    calendarPaths.feed,
    ofDesk({
      summary: 'Ce qui a changé dans l’agenda',
      query: calendarQuerySchema,
      answer: calendarAnswerSchema,
    }),
    async (request, reply) => {
      const asked = calendarQuerySchema.safeParse(request.query);
      if (!asked.success) return reply.refuseUnreadable();
      return giveCalendar(parts, deskOf(request).site, asked.data);
    },
  );

  app.post(
    calendarPaths.requests,
    {
      ...ofDesk({
        summary: 'Ce qu’un poste demande à l’agenda',
        body: calendarRequestsSchema,
        answer: calendarAnswersSchema,
      }),
      bodyLimit: calendarLimits.bodyBytes,
    },
    async (request, reply) => {
      const { site } = deskOf(request);
      const asked = calendarRequestsSchema.safeParse(request.body);
      if (!asked.success) return reply.refuseUnreadable();
      return inTurn(() => answerRequests(parts, site, asked.data.demandes));
    },
  );

  app.get(
    kilometresPath,
    ofDesk({
      summary: 'Les kilomètres évités d’une année, à cette plateforme',
      query: deskKilometresQuerySchema,
      answer: deskKilometresSchema,
    }),
    async (request, reply) => {
      const asked = deskKilometresQuerySchema.safeParse(request.query);
      if (!asked.success) return reply.refuseUnreadable();
      return readDeskKilometres(deps.store.agenda, deskOf(request).site, asked.data.annee);
    },
  );

  const events = ofDesk({
    summary: 'Les changements de l’agenda, au fil de l’eau',
    answer: EVENT_STREAM,
  });
  app.get(calendarPaths.events, events, async (request, reply) => {
    const { site } = deskOf(request);
    const { raw } = reply;
    const line = { isOpen: false };
    const forget = await hub.add({
      site,
      changed: (numero) => {
        // The desk pulls once the line is open: what comes before is not missed.
        if (line.isOpen)
          raw.write(`event: ${CALENDAR_CHANGED}\ndata: ${JSON.stringify({ numero })}\n\n`);
      },
    });
    reply.hijack();
    raw.writeHead(200, {
      'content-type': `${EVENT_STREAM}; charset=utf-8`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      // A reverse proxy passes each event on at once.
      'x-accel-buffering': 'no',
    });
    raw.write(': ouvert\n\n');
    line.isOpen = true;
    const heartbeat = setInterval(() => raw.write(': présent\n\n'), calendarLimits.heartbeat);
    lines.add(raw);
    raw.once('close', () => {
      clearInterval(heartbeat);
      forget();
      lines.delete(raw);
    });
  });

  // A line of events has no end of its own: a server that stops closes them first.
  app.addHook('preClose', async () => {
    for (const line of lines) line.end();
    await hub.close();
  });
}
