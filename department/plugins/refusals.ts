import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Failure } from '../../shared/kernel/result.ts';
import { StoreUnavailable } from '../operations/store-unavailable.ts';
import { defaultHeaders } from './security-headers.ts';

declare module 'fastify' {
  interface FastifyReply {
    /** Answers with a refusal: its status, its code and its French sentence, nothing else. */
    refuse(failure: Failure): FastifyReply;
    /** Refuses a message whose shape is not the one of the contract. */
    refuseUnreadable(): FastifyReply;
  }
}

/** The HTTP status of each refusal; a refusal missing here is a plain 400. */
const statuses: Readonly<Record<string, number>> = {
  'jeton-inconnu': 401,
  'jeton-revoque': 401,
  'jeton-remplace': 401,
  'jeton-recent': 409,
  'jeton-refuse': 409,
  'journal-inconnu': 403,
  'identifiants-refuses': 401,
  'non-connecte': 401,
  'code-inconnu': 403,
  'origine-refusee': 403,
  'role-insuffisant': 403,
  'acces-non-decide': 403,
  'page-inconnue': 404,
  'visio-absente': 404,
  'salle-visio-inconnue': 404,
  'salle-hors-horaires': 409,
  'rdv-inconnu': 404,
  'rdv-termine': 409,
  'rdv-sur-place': 409,
  'lien-mort': 404,
  'permanence-inconnue': 404,
  'code-autre-plateforme': 409,
  'plateforme-complete': 409,
  'modifie-entre-temps': 409,
  'import-deja-annule': 409,
  'salle-occupee': 409,
  'cabine-occupee': 409,
  'places-prises': 409,
  'lien-deja-eteint': 409,
  'absence-deja-traitee': 409,
  'code-deja-utilise': 410,
  'code-expire': 410,
  'corps-trop-grand': 413,
  'corps-inattendu': 415,
  'protocole-trop-recent': 426,
  'trop-d-appels': 429,
  'erreur-interne': 500,
  'base-indisponible': 503,
  'pages-absentes': 503,
};

const failures = {
  notFound: {
    code: 'page-inconnue',
    sentence: 'Cette adresse n’existe pas sur le serveur du département : vérifiez-la.',
  },
  tooLarge: {
    code: 'corps-trop-grand',
    sentence: 'L’envoi est trop volumineux : il doit être découpé.',
  },
  unexpectedBody: {
    code: 'corps-inattendu',
    sentence: 'L’envoi n’a pas la forme attendue (JSON) : signalez-le à la coordination.',
  },
  tooMany: {
    code: 'trop-d-appels',
    sentence: 'Trop d’essais en peu de temps : attendez quelques minutes, puis recommencez.',
  },
  unreadable: {
    code: 'demande-illisible',
    sentence: 'La demande n’est pas lisible par le département : signalez-le à la coordination.',
  },
  unavailable: {
    code: 'base-indisponible',
    sentence: 'La base de données du département ne répond pas : réessayez plus tard.',
  },
  internal: {
    code: 'erreur-interne',
    sentence: 'Le serveur du département a rencontré une erreur : réessayez plus tard.',
  },
} as const satisfies Record<string, Failure>;

/** Every error becomes a refusal: no stack, no message of a library, no echo of what was sent. */
export function setUpRefusals(app: FastifyInstance): void {
  app.decorateReply('refuse', function (failure) {
    return send(this, failure);
  });
  app.decorateReply('refuseUnreadable', function () {
    return send(this, failures.unreadable);
  });
  app.setNotFoundHandler((_request, reply) => send(reply, failures.notFound));
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const failure = toFailure(error);
    if (failure.code === 'erreur-interne' || failure.code === 'base-indisponible')
      request.log.error({ err: error, route: request.routeOptions.url }, 'request failed');
    return send(reply, failure);
  });
}

/** Answers a request so malformed that it reached no route (for Fastify’s `frameworkErrors`). */
export function answerMalformed(
  _error: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  // No hook runs for a request that has no route.
  void send(reply.headers(defaultHeaders), failures.unreadable);
}

/** The whole answer to bytes that are not HTTP (for Fastify’s `clientErrorHandler`). */
export function malformedHttpAnswer(): string {
  const body = JSON.stringify(failures.unreadable);
  return [
    'HTTP/1.1 400 Bad Request',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...Object.entries(defaultHeaders).map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}

function send(reply: FastifyReply, { code, sentence }: Failure): FastifyReply {
  return reply.code(statuses[code] ?? 400).send({ code, sentence });
}

function toFailure(error: FastifyError): Failure {
  if (error instanceof StoreUnavailable) return failures.unavailable;
  const status = error.statusCode ?? 500;
  if (status >= 500) return failures.internal;
  if (status === 404) return failures.notFound;
  if (status === 413) return failures.tooLarge;
  if (status === 415) return failures.unexpectedBody;
  if (status === 429) return failures.tooMany;
  return failures.unreadable;
}
