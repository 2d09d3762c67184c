import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'node:https';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseVisio } from '../../department/commands/visio-settings.ts';
import { createDialIn } from '../../department/operations/dial-in.ts';
import type { FetchCode } from '../../department/operations/dial-in.ts';
import { createSelfSigned } from '../support/self-signed.ts';
import { SALLE } from '../support/visio-examples.ts';

const MUC = 'conference.visio.example';
const NUMERO = '04 66 00 00 00';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A conference mapper on loopback, in HTTPS as the setting asks. */
let answer: Answer;
let asked: string[] = [];
let origin: string;
let fetchTrusting: FetchCode;
const { key, cert } = createSelfSigned();
const server = createServer({ key, cert }, (incoming, response) => {
  asked.push(incoming.url ?? '');
  answer(incoming, response);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // What `fetch` does, trusting this certificate alone; it follows no redirect either.
  fetchTrusting = (url, { signal }) =>
    new Promise((resolve, reject) => {
      const sent = request(url, { ca: cert, ...(signal ? { signal } : {}) }, (response) => {
        const status = response.statusCode ?? 500;
        if (status >= 300 && status < 400) return reject(new TypeError('redirect'));
        const body = Readable.toWeb(response) as ReadableStream<Uint8Array>;
        return resolve(new Response(body, { status }));
      });
      sent.on('error', reject);
      sent.end();
    });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const says =
  (body: unknown, status = 200): Answer =>
  (_incoming, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

async function codeOf(given: Answer, codes = `${origin}/conferenceMapper`): Promise<string | null> {
  answer = given;
  asked = [];
  const dialIn = createDialIn({ numero: NUMERO, codes, muc: MUC }, fetchTrusting);
  return (await dialIn?.codeOf(SALLE)) ?? null;
}

const conference = `${SALLE}@${MUC}`;

describe('the code of a room', () => {
  it('is asked of the conference mapper by the address of the room, and nothing else is said', async () => {
    expect(await codeOf(says({ id: 1234567890, conference, message: 'ok' }))).toBe('1234567890');
    expect(asked).toEqual([`/conferenceMapper?conference=${encodeURIComponent(conference)}`]);
  });

  it('may come as text, from a mapper that already takes parameters', async () => {
    const codes = `${origin}/codes?reseau=lozere`;
    expect(await codeOf(says({ id: '004217', conference }), codes)).toBe('004217');
    expect(new URL(asked[0] ?? '', origin).searchParams.get('reseau')).toBe('lozere');
    expect(new URL(asked[0] ?? '', origin).searchParams.get('conference')).toBe(conference);
  });

  it.each([
    ['for another room', says({ id: 12345, conference: `autre@${MUC}` })],
    ['without a room', says({ id: 12345, conference: false })],
    ['without a number', says({ conference })],
    ['that is no number', says({ id: '<b>12</b>', conference })],
    ['that is not JSON', says('<html>')],
    ['longer than a code', says({ id: 12345, conference, message: 'x'.repeat(5000) })],
    ['of a failure', says({ id: 12345, conference }, 500)],
  ])('is none when the answer is one %s', async (_what, given) => {
    expect(await codeOf(given)).toBeNull();
  });

  it('follows no redirect, and survives a mapper that hangs up', async () => {
    expect(
      await codeOf((_incoming, response) => {
        response.writeHead(302, { location: `${origin}/ailleurs` });
        response.end();
      }),
    ).toBeNull();
    expect(asked).toHaveLength(1);
    expect(await codeOf((incoming) => incoming.socket.destroy())).toBeNull();
  });

  it('is asked without a redirect, a cookie or a long wait', async () => {
    const inits: RequestInit[] = [];
    const dialIn = createDialIn({ numero: NUMERO, codes: origin, muc: MUC }, (_url, init) => {
      inits.push(init);
      return Promise.reject(new TypeError('away'));
    });
    expect(await dialIn?.codeOf(SALLE)).toBeNull();
    expect(inits).toEqual([
      expect.objectContaining({
        redirect: 'error',
        credentials: 'omit',
        signal: expect.any(AbortSignal),
      }),
    ]);
  });

  it('is none where there is no telephone', () => {
    expect(createDialIn(null, fetchTrusting)).toBeNull();
  });
});

describe('the settings of the telephone', () => {
  const settings = (more: Readonly<Record<string, string>>) =>
    chooseVisio({ RELAIS_VISIO_DOMAINE: 'visio.example:8443', ...more });
  const both = {
    RELAIS_VISIO_TELEPHONE: NUMERO,
    RELAIS_VISIO_CODES: 'https://visio.example/conferenceMapper',
  };

  it('are a number and the address of the mapper; rooms are under `conference.` unless said', () => {
    expect(settings(both)).toMatchObject({
      value: {
        telephone: { numero: NUMERO, codes: 'https://visio.example/conferenceMapper', muc: MUC },
      },
    });
    expect(settings({ ...both, RELAIS_VISIO_MUC: 'muc.visio.example' })).toMatchObject({
      value: { telephone: { muc: 'muc.visio.example' } },
    });
    expect(settings({})).toMatchObject({ value: { telephone: null } });
  });

  it.each([
    ['a number alone', { RELAIS_VISIO_CODES: '' }],
    ['an address alone', { RELAIS_VISIO_TELEPHONE: '' }],
    ['words', { RELAIS_VISIO_TELEPHONE: 'le standard' }],
    ['plain HTTP', { RELAIS_VISIO_CODES: 'http://visio.example/codes' }],
    ['a file', { RELAIS_VISIO_CODES: 'file:///etc/passwd' }],
    ['a password inside', { RELAIS_VISIO_CODES: 'https://nom:secret@visio.example/codes' }],
    ['a fragment', { RELAIS_VISIO_CODES: 'https://visio.example/codes#autre' }],
    ['a path for the rooms', { RELAIS_VISIO_MUC: 'visio.example/muc' }],
  ])('refuse %s', (_what, change) => {
    expect(settings({ ...both, ...change })).toMatchObject({
      failure: { code: 'visio-telephone-refuse' },
    });
  });
});
