import { describe, expect, it } from 'vitest';
import { createPilotageClient } from '../../../renderer/pilotage/pilotage-client.ts';
import { pilotagePaths } from '../../../shared/sync/pilotage-api.ts';

const session = {
  login: 'coordination',
  name: 'Coordination',
  role: 'coordination',
  departement: '48',
  network: 'Réseau',
  zone: 'Europe/Paris',
};

/** A client whose département always gives this answer, and the calls it made. */
function clientAnswered(answer: () => Response | Promise<Response>) {
  const calls: { address: string; init: RequestInit }[] = [];
  const client = createPilotageClient(async (address, init) => {
    calls.push({ address, init });
    return answer();
  });
  return { client, calls };
}

const json = (status: number, body: unknown) => () => Response.json(body, { status });

describe('the client of the pilotage pages', () => {
  it('signs in with a JSON body and gives who is there', async () => {
    const { client, calls } = clientAnswered(json(200, session));
    expect(await client.signIn('coordination', 'secret')).toEqual({ ok: true, value: session });
    expect(calls[0]?.address).toBe(pilotagePaths.session);
    expect(calls[0]?.init.method).toBe('POST');
    expect(calls[0]?.init.body).toBe('{"login":"coordination","password":"secret"}');
  });

  it('asks for the figures of a period and a day', async () => {
    const { client, calls } = clientAnswered(json(200, {}));
    await client.figures('mois', '2026-11-01');
    expect(calls[0]?.address).toBe('/api/pilotage/figures?period=mois&at=2026-11-01');
  });

  it('says the département’s own sentence when it refuses a password', async () => {
    const { client } = clientAnswered(
      json(401, { code: 'identifiants-refuses', sentence: 'Non.' }),
    );
    expect(await client.signIn('x', 'y')).toEqual({
      ok: false,
      failure: { code: 'signed-out', sentence: 'Non.' },
    });
  });

  it('knows an expired session from any other refusal', async () => {
    const { client } = clientAnswered(json(401, { code: 'non-connecte', sentence: '…' }));
    expect(await client.figures('jour', '2026-11-21')).toMatchObject({
      ok: false,
      failure: { code: 'signed-out' },
    });
  });

  it('passes on any other refusal with its code and its sentence', async () => {
    const refusal = { code: 'trop-d-appels', sentence: 'Attendez quelques minutes.' };
    const { client } = clientAnswered(json(429, refusal));
    expect(await client.signIn('x', 'y')).toEqual({ ok: false, failure: refusal });
  });

  it('says what to do when too many tries are refused without a sentence', async () => {
    const { client } = clientAnswered(() => new Response('', { status: 429 }));
    expect(await client.signIn('x', 'y')).toMatchObject({
      ok: false,
      failure: { code: 'throttled', sentence: expect.stringContaining('Attendez') },
    });
  });

  it.each<[string, () => Response | Promise<Response>]>([
    ['no answer', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['a gateway’s page', () => new Response('<html>Bad gateway</html>', { status: 502 })],
  ])('is unreachable on %s', async (_, answer) => {
    const { client } = clientAnswered(answer);
    expect(await client.session()).toMatchObject({ ok: false, failure: { code: 'unreachable' } });
  });

  it.each<[string, () => Response]>([
    ['another shape', json(200, { login: 'coordination' })],
    ['something that is not JSON', () => new Response('<html>Portail</html>', { status: 200 })],
  ])('refuses an answer of %s', async (_, answer) => {
    const { client } = clientAnswered(answer);
    expect(await client.session()).toMatchObject({ ok: false, failure: { code: 'unreadable' } });
  });

  it('signs out on an empty answer', async () => {
    const { client, calls } = clientAnswered(() => new Response(null, { status: 204 }));
    expect((await client.signOut()).ok).toBe(true);
    expect(calls[0]?.init.method).toBe('DELETE');
  });
});
