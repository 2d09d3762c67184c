import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';

/**
 * The limit of every route, from one address, and those some routes ask for instead. Counted by each
 * server process on its own.
 */
export async function setUpCallLimits(app: FastifyInstance, perMinute: number): Promise<void> {
  await app.register(rateLimit, {
    global: true,
    max: perMinute,
    timeWindow: 60_000,
    // The error handler turns the status into our refusal.
    errorResponseBuilder: () => Object.assign(new Error('Too many calls.'), { statusCode: 429 }),
  });
}
