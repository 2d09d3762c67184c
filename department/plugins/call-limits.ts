import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';

/** Prepares the limits that routes ask for. Counted by each server process on its own. */
export async function setUpCallLimits(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    // The error handler turns the status into our refusal.
    errorResponseBuilder: () => Object.assign(new Error('Too many calls.'), { statusCode: 429 }),
  });
}
