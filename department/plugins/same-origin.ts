import type { onRequestAsyncHookHandler } from 'fastify';
import { refuse } from '../../shared/kernel/result.ts';

const refusal = refuse(
  'origine-refusee',
  'Cette demande vient d’une autre page que celles du département : ouvrez la page de pilotage et recommencez.',
);

/**
 * Refuses a state-changing call that a browser sends from another site. A browser says where a call
 * comes from (`Sec-Fetch-Site`, `Origin`); a program that says nothing carries nobody’s cookie.
 */
export const requireSameOrigin: onRequestAsyncHookHandler = async (request, reply) => {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const isForeign =
    (site !== undefined && site !== 'same-origin') ||
    (origin !== undefined && toHost(origin) !== host);
  if (isForeign) return reply.refuse(refusal.failure);
};

function toHost(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
