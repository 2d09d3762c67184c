import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Random } from '../../shared/kernel/random.ts';

/** What the gate looks at in a request. */
export interface GateRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly cookie: string | undefined;
}

/** Why a request is refused; the code is logged, never the request. */
export type GateRefusal = 'hote-etranger' | 'origine-etrangere' | 'session-absente';

/** Who may talk to the desk’s loopback server: the browser that opened the one-time link. */
export interface SessionGate {
  /** A fresh opening token; a token opens one session, once. */
  createOpeningToken(): string;
  /** Trades an opening token for a session secret; null when it is unknown or already used. */
  redeem(token: string): string | null;
  /** Null when the request may pass. */
  check(request: GateRequest): GateRefusal | null;
  /** Null when the request is addressed to this very server (an opening has no session yet). */
  checkHost(headers: IncomingHttpHeaders): GateRefusal | null;
}

/** The gate of a server that answers at `origin` alone. */
export function createSessionGate(origin: () => string, random: Random): SessionGate {
  const openings = new Set<string>();
  const sessions = new Set<string>();
  const secret = () => Buffer.from(random.bytes(32)).toString('base64url');

  const checkHost = (headers: IncomingHttpHeaders): GateRefusal | null =>
    // Another name that resolves here is DNS rebinding: the exact host, or nothing.
    headers.host === new URL(origin()).host ? null : 'hote-etranger';

  return {
    createOpeningToken: () => {
      const token = secret();
      openings.add(token);
      return token;
    },
    redeem: (token) => {
      if (!openings.delete(token)) return null;
      const session = secret();
      sessions.add(session);
      return session;
    },
    checkHost,
    check: ({ method, headers, cookie }) => {
      const foreign = checkHost(headers);
      if (foreign !== null) return foreign;
      const from = headers.origin;
      const reads = method === 'GET' || method === 'HEAD';
      // A write always says where it comes from; a read may not, but never from elsewhere.
      if (from === undefined ? !reads : from !== origin()) return 'origine-etrangere';
      const site = headers['sec-fetch-site'];
      if (site !== undefined && site !== 'same-origin' && site !== 'none')
        return 'origine-etrangere';
      return cookie !== undefined && [...sessions].some((known) => isEqual(known, cookie))
        ? null
        : 'session-absente';
    },
  };
}

function isEqual(known: string, given: string): boolean {
  const a = Buffer.from(known);
  const b = Buffer.from(given);
  return a.length === b.length && timingSafeEqual(a, b);
}
