import './temporal.ts';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { contract } from '../../shared/ipc/contract.ts';
import type { Channel, Request, Response } from '../../shared/ipc/contract.ts';
import type { DeskProcess } from './desk-process.ts';

/** A window without a screen: calls of the contract, as the desk page makes them. */
export interface DeskCaller {
  /** The value of a call; throws with its sentence when it is refused. */
  call<C extends Channel>(channel: C, request: Request<C>): Promise<Response<C>>;
}

const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: z.object({ sentence: z.string() }) }),
]);

/** Opens a session with a one-time link. */
export async function callDesk(desk: DeskProcess): Promise<DeskCaller> {
  const opened = await send(await desk.openingUrl(), { headers: { 'sec-fetch-mode': 'navigate' } });
  const cookie = opened.headers['set-cookie']?.[0]?.split(';', 1)[0] ?? '';
  return {
    call: async (channel, body) => {
      const answer = await send(`${desk.origin}/contrat/${channel}`, {
        method: 'POST',
        headers: { cookie, origin: desk.origin, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const parsed = answerSchema.parse(JSON.parse(await text(answer)));
      if (!parsed.ok) throw new Error(parsed.failure.sentence);
      // The schema of this very channel has parsed the value.
      return contract[channel].response.parse(parsed.value) as Response<typeof channel>;
    },
  };
}

function send(
  url: string,
  {
    body = '',
    ...options
  }: {
    readonly method?: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  },
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(url, options, resolve).once('error', reject).end(body);
  });
}
