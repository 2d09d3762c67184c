import 'temporal-polyfill/global';
import cookie from '@fastify/cookie';
import { fastify, LogController } from 'fastify';
import type { FastifyInstance } from 'fastify';
import { setUpCallLimits } from './plugins/call-limits.ts';
import { setUpDeskAccess } from './plugins/desk-access.ts';
import { redactError } from './plugins/redact-error.ts';
import { answerMalformed, malformedHttpAnswer, setUpRefusals } from './plugins/refusals.ts';
import { setUpRequestLog } from './plugins/request-log.ts';
import { setUpRouteAccess } from './plugins/route-access.ts';
import { setUpRouteTable } from './plugins/route-table.ts';
import { requireSameOrigin } from './plugins/same-origin.ts';
import { setUpSecurityHeaders } from './plugins/security-headers.ts';
import type { PublishedFiguresDeps } from './operations/published/read-published-figures.ts';
import { createPublishedFigures } from './operations/published/read-published-figures.ts';
import { addAgendaRoutes } from './routes/agenda-routes.ts';
import { addCalendarRoutes } from './routes/calendar-routes.ts';
import { addAdministrationRoutes } from './routes/administration-routes.ts';
import { addDeskRoutes } from './routes/desk-routes.ts';
import { addFigureRoutes } from './routes/figure-routes.ts';
import { addHealthRoute } from './routes/health-route.ts';
import { addOfficeRoutes } from './routes/office-routes.ts';
import { addOpenApiRoute } from './routes/openapi-route.ts';
import { addPageRoutes } from './routes/page-routes.ts';
import { addPlanningRoutes } from './routes/planning-routes.ts';
import { addPublicationRoutes } from './routes/publication-routes.ts';
import type { RouteDeps } from './routes/route-deps.ts';
import { addSessionRoutes } from './routes/session-routes.ts';
import { addVisioRoutes } from './routes/visio-routes.ts';

/** What the département’s server is made from. */
export interface AppDeps extends Omit<RouteDeps, 'guards' | 'published'> {
  /** Reverse proxies, by address or range: who calls is read from what they forward. */
  readonly proxies: readonly string[];
  /** Where a year of figures is decided; in the thread that answers when it is not said. */
  readonly decideYear?: PublishedFiguresDeps['decide'];
  /** Where log lines go, as JSON, and from which level. */
  readonly log: { readonly level: string; readonly stream: { write(line: string): void } };
}

/** Milliseconds to receive one whole request; slower is an attack, or a dead line. */
const REQUEST_TIMEOUT = 30_000;

/** Milliseconds a connection may stay without a byte while a request is under way. */
const IDLE_TIMEOUT = 60_000;

/** Milliseconds to answer: more than the longest statement the database is let run. */
const HANDLER_TIMEOUT = 45_000;

/** Bytes of a body, unless its route says otherwise. */
const BODY_LIMIT = 64 * 1024;

/** The département’s server, complete but not listening. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const app = fastify({
    logger: { ...deps.log, serializers: { err: redactError } },
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: REQUEST_TIMEOUT,
    connectionTimeout: IDLE_TIMEOUT,
    handlerTimeout: HANDLER_TIMEOUT,
    bodyLimit: BODY_LIMIT,
    // A stopping server finishes what it has begun to receive, then closes the connection.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    // These say whom they speak for; nobody else is believed.
    trustProxy: [...deps.proxies],
    frameworkErrors: answerMalformed,
    clientErrorHandler: (_error, socket) => {
      if (socket.writable) socket.end(malformedHttpAnswer());
      else socket.destroy();
    },
  });
  setUpRouteTable(app);
  setUpRequestLog(app);
  setUpSecurityHeaders(app);
  setUpRefusals(app);
  setUpDeskAccess(app);
  await app.register(cookie);
  setUpRouteAccess(app, deps);
  await setUpCallLimits(app, deps.callLimits.other);
  const guards = { sameOrigin: requireSameOrigin };
  const published = createPublishedFigures({
    ...deps,
    figures: deps.store.figures,
    ...(deps.decideYear !== undefined && { decide: deps.decideYear }),
  });
  const routeDeps: RouteDeps = { ...deps, guards, published };
  addDeskRoutes(app, routeDeps);
  addVisioRoutes(app, routeDeps);
  addSessionRoutes(app, routeDeps);
  addFigureRoutes(app, routeDeps);
  addOfficeRoutes(app, routeDeps);
  addPublicationRoutes(app, routeDeps);
  addCalendarRoutes(app, routeDeps);
  addAgendaRoutes(app, routeDeps);
  await addPlanningRoutes(app, routeDeps);
  addAdministrationRoutes(app, routeDeps);
  addHealthRoute(app, routeDeps);
  addOpenApiRoute(app, routeDeps);
  await addPageRoutes(app, routeDeps);
  return app;
}
