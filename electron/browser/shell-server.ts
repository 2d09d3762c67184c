import fastifyCookie from '@fastify/cookie';
import Fastify from 'fastify';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { commonHeaders } from '../../shared/web/content-security.ts';
import { KIOSK_PATH } from '../../shared/web/kiosk-path.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Random } from '../../shared/kernel/random.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Host } from '../host/host.ts';
import { isErrno } from '../host/profile/atomic-file.ts';
import { registerContractRoutes } from './contract-routes.ts';
import { pageAddresses, registerDeskPages } from './desk-pages.ts';
import { noticePage } from './notice-page.ts';
import { createSessionGate } from './session-gate.ts';
import { registerVisioPages } from './visio-pages.ts';
import type { GateRefusal } from './session-gate.ts';

/** Bytes of one call: a full append of notes of ordinary length; a longer one is refused whole. */
const BODY_LIMIT = 16 * 1024 * 1024;

export interface ShellServerOptions {
  readonly host: Host;
  readonly port: number;
  /** Folder of the built renderer. */
  readonly pages: string;
  readonly random: Random;
  /** Lets another start of the same profile ask this one to show itself. */
  readonly controlSecret: string;
  /** Whether the links open the desk in touch mode. */
  readonly kiosk?: boolean;
  onShowRequested(openingUrl: string): void;
}

export interface ShellServer {
  readonly origin: string;
  /** Every address it answers, by method: what the gate must be seen to close. */
  readonly routes: readonly { readonly method: string; readonly url: string }[];
  /** An address that opens the desk once, in one browser. */
  createOpeningUrl(): string;
  close(): Promise<void>;
}

const openingQuerySchema = z.object({ jeton: z.string().max(100) });

/**
 * The desk served over loopback to the local browser: pages, contract and events, behind the
 * session gate. Refusal: `port-pris`.
 */
export async function startShellServer(options: ShellServerOptions): Promise<Result<ShellServer>> {
  const origin = `http://127.0.0.1:${options.port}`;
  const home = options.kiosk === true ? KIOSK_PATH : '/';
  const cookieName = `relais-${options.port}`;
  const gate = createSessionGate(() => origin, options.random);
  const createOpeningUrl = () => `${origin}/ouvrir?jeton=${gate.createOpeningToken()}`;

  // No request log: paths and bodies of a desk say what people came for.
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    // An address that cannot be read meets no hook, and would be answered in Fastify’s own words.
    frameworkErrors: (_error, _request, reply) => {
      void reply.headers(commonHeaders);
      sendMisunderstanding(reply, 400);
    },
  });
  const routes: { readonly method: string; readonly url: string }[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    routes.push(...[method].flat().map((one) => ({ method: one, url })));
  });
  await app.register(fastifyCookie);
  const isVisio = registerVisioPages(app, options);
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(commonHeaders);
    const [path = ''] = request.url.split('?', 1);
    // Another name, another origin: it has its own gate, and never this one’s cookie.
    if (isVisio(request)) return;
    const refusal =
      path === '/ouvrir' || path === '/montrer'
        ? gate.checkHost(request.headers)
        : gate.check({
            method: request.method,
            headers: request.headers,
            cookie: request.cookies[cookieName],
          });
    if (refusal !== null) return sendRefusal(reply, refusal, pageAddresses.includes(path));
  });
  app.setErrorHandler((error, _request, reply) => {
    const status = statusOf(error);
    if (status < 500) return sendMisunderstanding(reply, status);
    return reply
      .code(500)
      .send(
        refuse(
          'relais-en-panne',
          'Relais n’a pas pu répondre. Recommencez\u202f; si cela continue, fermez-le et relancez-le\u00a0: ce qui est enregistré est gardé.',
        ),
      );
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(refuse('introuvable', 'Cette page n’existe pas.')),
  );

  app.get('/ouvrir', (request, reply) => {
    // Only a browser opening a page uses the link up: a probe or a preview does not.
    if (request.headers['sec-fetch-mode'] !== 'navigate')
      return sendNotice(reply, 403, 'Ouvrez ce lien dans un navigateur, sur ce poste.');
    const query = openingQuerySchema.safeParse(request.query);
    const session = query.success ? gate.redeem(query.data.jeton) : null;
    if (session === null)
      return sendNotice(
        reply,
        403,
        'Ce lien a déjà servi, ou n’est plus valable. Relancez Relais pour ouvrir une fenêtre.',
      );
    void reply
      .setCookie(cookieName, session, { httpOnly: true, sameSite: 'strict', path: '/' })
      .header('cache-control', 'no-store');
    // Followed from another page of this computer (a desk that opens the demonstration): a redirect
    // would still come from there, and the gate lets nothing in from elsewhere. This page moves on.
    return request.headers['sec-fetch-site'] === 'same-site'
      ? sendNotice(reply.header('refresh', `0; url=${home}`), 200, 'Relais s’ouvre…')
      : reply.redirect(home, 303);
  });
  app.post('/montrer', (request, reply) => {
    if (request.headers['x-relais-secret'] !== options.controlSecret)
      return sendRefusal(reply, 'session-absente', false);
    const url = createOpeningUrl();
    options.onShowRequested(createOpeningUrl());
    return reply.send({ url });
  });
  registerDeskPages(app, options.pages, options.random);
  registerContractRoutes(app, options.host);

  try {
    await app.listen({ port: options.port, host: '127.0.0.1' });
  } catch (error) {
    await app.close();
    if (isErrno(error, 'EADDRINUSE', 'EACCES'))
      return refuse(
        'port-pris',
        `Le port ${options.port} est déjà pris sur ce poste. Fermez le programme qui l’occupe, ou choisissez-en un autre avec --port.`,
      );
    throw error;
  }
  return ok({ origin, routes, createOpeningUrl, close: () => app.close() });
}

const refusalSentences: Readonly<Record<GateRefusal, string>> = {
  'hote-etranger': 'Cette adresse n’est pas celle du poste.',
  'origine-etrangere': 'Cette demande vient d’ailleurs que du poste.',
  'session-absente':
    'Cette fenêtre n’est pas (ou n’est plus) reliée à Relais. Relancez Relais pour en ouvrir une.',
};

function sendRefusal(reply: FastifyReply, refusal: GateRefusal, asPage: boolean): FastifyReply {
  const sentence = refusalSentences[refusal];
  return asPage
    ? sendNotice(reply, 403, sentence)
    : reply.code(403).send(refuse(refusal, sentence));
}

/** The status a request error carries; anything else that was thrown is a bug of ours. */
function statusOf(error: unknown): number {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;
}

function sendMisunderstanding(reply: FastifyReply, status: number): FastifyReply {
  return reply
    .code(status)
    .send(refuse('demande-invalide', 'Relais n’a pas compris cette demande. Rechargez la page.'));
}

function sendNotice(reply: FastifyReply, status: number, sentence: string): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('content-security-policy', "default-src 'none'")
    .type('text/html; charset=utf-8')
    .send(noticePage(sentence));
}
