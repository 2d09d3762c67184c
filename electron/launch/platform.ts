import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { createClock } from '../../shared/kernel/clock.ts';
import type { Random } from '../../shared/kernel/random.ts';

/** This machine’s wall clock. */
export const systemClock = createClock(() => Date.now());

/** This machine’s source of strong randomness. */
export const systemRandom: Random = { bytes: (length) => randomBytes(length) };

/** Whether a loopback port can be listened on now. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1' }, () => probe.close(() => resolve(true)));
  });
}

/** The first free loopback port from `first` on, or null when twenty in a row are taken. */
export async function findFreePort(first: number): Promise<number | null> {
  for (let port = first; port < first + 20; port += 1) if (await isPortFree(port)) return port;
  return null;
}
