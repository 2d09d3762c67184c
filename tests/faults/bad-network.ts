import type { FastifyInstance, InjectOptions } from 'fastify';
import type { Fetch } from '../../electron/host/delivery/department-client.ts';
import { calendarPaths } from '../../shared/sync/calendar.ts';
import { deskPaths, PROTOCOL_VERSION } from '../../shared/sync/protocol.ts';
import type { Chance } from './chance.ts';
import type { SlowTime } from './slow-time.ts';

/** A network between desks and a real server, which loses, repeats, delays and reorders. */
export interface BadNetwork {
  /** The network as one machine sees it; nothing reaches it once `isOff`. It speaks protocol `spoken`. */
  attach(isOff: () => boolean, spoken: number): Fetch;
  /** Delivers one late request, any of them; its answer goes nowhere. */
  deliverLate(): Promise<void>;
  /** Everything late arrives, in any order. */
  deliverAll(): Promise<void>;
  /** Nothing goes wrong while this is done. */
  fairly(work: () => Promise<void>): Promise<void>;
  /** Nothing goes wrong any more; what was late has arrived. */
  calmDown(): Promise<void>;
}

export function createBadNetwork(app: FastifyInstance, time: SlowTime, chance: Chance): BadNetwork {
  let isCalm = false;
  const late: InjectOptions[] = [];
  const deliver = (request: InjectOptions) => time.during(app.inject(request).then((it) => it));
  const deliverLate = async () => {
    const [request] = late.splice(chance.below(Math.max(1, late.length)), 1);
    if (request !== undefined) await deliver(request);
  };
  const deliverAll = async () => {
    while (late.length > 0) await deliverLate();
  };
  return {
    deliverLate,
    deliverAll,
    fairly: async (work) => {
      isCalm = true;
      await work();
      isCalm = false;
    },
    calmDown: async () => {
      await deliverAll();
      isCalm = true;
    },
    attach: (isOff, spoken) => async (url, init) => {
      if (isOff()) return new Promise<Response>(() => {});
      // Its line of events stays open, and time here waits for every answer.
      if (url.pathname.startsWith(calendarPaths.feed))
        return Response.json({ code: 'introuvable', sentence: 'Introuvable.' }, { status: 404 });
      const request: InjectOptions = {
        method: init.method === 'POST' ? 'POST' : 'GET',
        url: `${url.pathname}${url.search}`,
        headers: Object.fromEntries(new Headers(init.headers)),
        ...(typeof init.body === 'string' && { payload: init.body }),
        ...(init.body instanceof Uint8Array && { payload: Buffer.from(init.body) }),
      };
      if (isTooRecent(spoken, url.pathname, typeof init.body === 'string' ? init.body : ''))
        return refuse();
      const fate = isCalm ? 9 : chance.below(10);
      if (fate === 0) throw new TypeError('fetch failed');
      if (fate === 1) {
        late.push(request);
        throw new TypeError('timed out');
      }
      const answer = await deliver(request);
      // The very request arrives twice, at once or later.
      if (fate === 2) await deliver(request);
      if (fate === 3) late.push(request);
      if (isOff()) return new Promise<Response>(() => {});
      if (fate === 4) throw new TypeError('terminated');
      return new Response(sayAs(spoken, answer.body), {
        status: answer.statusCode,
        // The département of before inflated nothing.
        headers: spoken === PROTOCOL_VERSION ? sayCompression(answer.headers) : {},
      });
    },
  };
}

/** A département of version 1 knows no own documents, one of 2 no renewal; both refuse a newer enrolment. */
function isTooRecent(spoken: number, path: string, body: string): boolean {
  if (spoken === PROTOCOL_VERSION) return false;
  if (path === deskPaths.enrol) return !body.includes(`"protocol":${spoken}`);
  return path === deskPaths.token || (spoken === 1 && path === deskPaths.documents);
}

/** What a département of an older version would have answered. */
function sayAs(spoken: number, body: string): string {
  if (spoken === PROTOCOL_VERSION) return body;
  return body
    .replace(`"protocol":${PROTOCOL_VERSION}`, `"protocol":${spoken}`)
    .replace('"renew":true', '"renew":false');
}

function sayCompression({ 'accept-encoding': coding }: Readonly<Record<string, unknown>>) {
  return typeof coding === 'string' ? { 'accept-encoding': coding } : {};
}

function refuse(): Response {
  const refusal = { code: 'protocole-trop-recent', sentence: 'Trop récent.' };
  return Response.json(refusal, { status: 400 });
}
