import 'temporal-polyfill/global';
import cookie from '@fastify/cookie';
import { fastify, LogController } from 'fastify';
import type { FastifyInstance } from 'fastify';
import { setUpCallLimits } from './plugins/call-limits.ts';
import { requireDesk, setUpDeskAccess } from './plugins/desk-access.ts';
import { redactError } from './plugins/redact-error.ts';
import { answerMalformed, malformedHttpAnswer, setUpRefusals } from './plugins/refusals.ts';
import { setUpRequestLog } from './plugins/request-log.ts';
import { requireSameOrigin } from './plugins/same-origin.ts';
import { setUpSecurityHeaders } from './plugins/security-headers.ts';
import { addDeclaredRoutes } from './routes/declared-routes.ts';
import { addDeskRoutes } from './routes/desk-routes.ts';
import { addFigureRoutes } from './routes/figure-routes.ts';
import { addHealthRoute } from './routes/health-route.ts';
import { addPageRoutes } from './routes/page-routes.ts';
import { addPublicationRoutes } from './routes/publication-routes.ts';
import type { RouteDeps } from './routes/route-deps.ts';
import { addSessionRoutes } from './routes/session-routes.ts';
import { addVisioRoutes } from './routes/visio-routes.ts';

/** What the département’s server is made from. */
export interface AppDeps extends Omit<RouteDeps, 'guards'> {
  /** Where log lines go, as JSON, and from which level. */
  readonly log: { readonly level: string; readonly stream: { write(line: string): void } };
}

/** Milliseconds to receive one whole request; slower is an attack, or a dead line. */
const REQUEST_TIMEOUT = 30_000;

/** The département’s server, complete but not listening. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const app = fastify({
    logger: { ...deps.log, serializers: { err: redactError } },
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: REQUEST_TIMEOUT,
    // A stopping server finishes what it has begun to receive, then closes the connection.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    // The reverse proxy on this machine says whom it speaks for; nobody else is believed.
    trustProxy: 'loopback',
    frameworkErrors: answerMalformed,
    clientErrorHandler: (_error, socket) => {
      if (socket.writable) socket.end(malformedHttpAnswer());
      else socket.destroy();
    },
  });
  setUpRequestLog(app);
  setUpSecurityHeaders(app);
  setUpRefusals(app);
  setUpDeskAccess(app);
  await app.register(cookie);
  await setUpCallLimits(app);
  const guards = { desk: requireDesk(deps.store.desks), sameOrigin: requireSameOrigin };
  const routeDeps: RouteDeps = { ...deps, guards };
  addDeskRoutes(app, routeDeps);
  addVisioRoutes(app, routeDeps);
  addSessionRoutes(app, routeDeps);
  addFigureRoutes(app, routeDeps);
  addDeclaredRoutes(app, routeDeps);
  addPublicationRoutes(app, routeDeps);
  addHealthRoute(app, routeDeps);
  await addPageRoutes(app, routeDeps);
  return app;
}
