import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { HostEvent } from '../../shared/ipc/contract.ts';
import { commonHeaders } from '../../shared/web/content-security.ts';
import type { Host } from '../host/host.ts';

/** Seconds between two heartbeats of the event stream, so that a page notices a dead shell. */
const HEARTBEAT = 15;

const paramsSchema = z.object({ channel: z.string() });

/** The contract over HTTP: one POST a call, and one stream of events. The gate has already passed. */
export function registerContractRoutes(app: FastifyInstance, host: Host): void {
  app.post('/contrat/:channel', async (request) =>
    host.dispatch(paramsSchema.parse(request.params).channel, request.body),
  );

  app.get('/evenements', (request, reply) => {
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, {
      ...commonHeaders,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    stream.write(': ouvert\n\n');
    const heartbeat = setInterval(() => stream.write(': \n\n'), HEARTBEAT * 1000);
    const unsubscribe = host.subscribe((event: HostEvent) => {
      stream.write(`data: ${JSON.stringify(event)}\n\n`);
      if (event.event !== 'host.closing') return;
      // A delivery may still end while the host closes: a stream that has ended takes nothing more.
      stop();
      stream.end();
    });
    const stop = () => {
      clearInterval(heartbeat);
      unsubscribe();
    };
    request.raw.on('close', stop);
  });
}
