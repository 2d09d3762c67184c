import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { Failure } from '../../shared/kernel/result.ts';

const refusal: Failure = {
  code: 'origine-refusee',
  sentence:
    'Cette demande vient d’une autre page que celles du département : ouvrez la page de pilotage et recommencez.',
};

/**
 * The refusal of a state-changing call that a browser sends from another site; null for any other. A
 * browser says where a call comes from (`Sec-Fetch-Site`, `Origin`); a program that says nothing
 * carries nobody’s cookie.
 */
export function refuseForeignOrigin({ headers }: FastifyRequest): Failure | null {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  const isForeign =
    (site !== undefined && site !== 'same-origin') ||
    (origin !== undefined && toHost(origin) !== host);
  return isForeign ? refusal : null;
}

/** The same, as what a public route hangs on itself. */
export const requireSameOrigin: onRequestAsyncHookHandler = async (request, reply) => {
  const failure = refuseForeignOrigin(request);
  if (failure !== null) return reply.refuse(failure);
};

function toHost(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
