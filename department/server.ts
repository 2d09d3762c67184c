import { once } from 'node:events';
import { createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { ok, refuse } from '../shared/kernel/result.ts';
import type { Result } from '../shared/kernel/result.ts';

/** A server that answers. */
export interface Listening {
  readonly url: string;
  /** Finishes the requests being answered, for `GRACE` at most, then lets go of the port. */
  stop(): Promise<void>;
}

/** Milliseconds a request being answered gets to finish when the server stops. */
const GRACE = 10_000;

/** Listens. A port that cannot be had is a refusal that says what to do. */
export async function startServer(
  app: FastifyInstance,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Result<Listening>> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    return refuseAddress(error, host, port);
  }
  const address = app.server.address();
  const given = address !== null && typeof address === 'object' ? address.port : port;
  return ok({
    url: `http://${host.includes(':') ? `[${host}]` : host}:${given}`,
    stop: async () => {
      const hurry = setTimeout(() => app.server.closeAllConnections(), GRACE);
      await app.close();
      clearTimeout(hurry);
    },
  });
}

/**
 * Whether the address can be had, asked before the slow part of a start. Someone may still take it
 * in between: `startServer` says so then.
 */
export async function checkAddress(host: string, port: number): Promise<Result<null>> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, 'listening');
    probe.close();
    await once(probe, 'close');
    return ok(null);
  } catch (error) {
    return refuseAddress(error, host, port);
  }
}

function refuseAddress(error: unknown, host: string, port: number): Result<never> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return refuse(
        'port-pris',
        `Le port ${port} est déjà pris par un autre programme : arrêtez-le, ou choisissez un autre port avec --port.`,
      );
    case 'EACCES':
      return refuse(
        'port-interdit',
        `Le système ne permet pas d’écouter sur le port ${port} : choisissez-en un autre avec --port, au-dessus de 1023.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EINVAL':
      return refuse(
        'adresse-absente',
        `Cette machine n’a pas l’adresse ${host} : vérifiez --host ou la variable HOST.`,
      );
    default:
      throw error;
  }
}
