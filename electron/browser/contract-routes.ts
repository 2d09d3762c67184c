import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { HostEvent } from '../../shared/ipc/contract.ts';
import { BESIDE_BYTES, splitBytes } from '../../shared/ipc/bytes-answer.ts';
import { commonHeaders } from '../../shared/web/content-security.ts';
import type { Host } from '../host/host.ts';

/** Seconds between two heartbeats of the event stream, so that a page notices a dead shell. */
const HEARTBEAT = 15;

const paramsSchema = z.object({ channel: z.string() });

/** The contract over HTTP: one POST a call, and one stream of events. The gate has already passed. */
export function registerContractRoutes(app: FastifyInstance, host: Host): void {
  app.post('/contrat/:channel', async (request, reply) => {
    const answer = await host.dispatch(paramsSchema.parse(request.params).channel, request.body);
    const split = splitBytes(answer);
    if (split === null) return answer;
    return reply
      .type('application/octet-stream')
      .header(BESIDE_BYTES, split.beside)
      .send(Buffer.from(split.bytes.buffer, split.bytes.byteOffset, split.bytes.length));
  });

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
    const tell = (event: HostEvent) => {
      if (stream.writableEnded) return;
      stream.write(`data: ${JSON.stringify(event)}\n\n`);
      if (event.event !== 'host.closing') return;
      // A delivery may still end while the host closes: a stream that has ended takes nothing more.
      stop();
      stream.end();
    };
    const unsubscribe = host.subscribe((event) => {
      // The answer of the call that caused it leaves first: what a Passage says waits for nothing else.
      if (event.event === 'host.closing') tell(event);
      else setImmediate(tell, event);
    });
    const stop = () => {
      clearInterval(heartbeat);
      unsubscribe();
    };
    request.raw.on('close', stop);
  });
}
