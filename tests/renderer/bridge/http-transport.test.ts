import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHttpTransport } from '../../../renderer/bridge/http-transport.ts';

/** A stand-in for the browser’s event stream, whose events the test sends. */
class EventSourceDouble {
  static opened: EventSourceDouble[] = [];
  onmessage: ((message: { readonly data: string }) => void) | null = null;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readonly address: string;
  constructor(address: string) {
    this.address = address;
    EventSourceDouble.opened.push(this);
  }
}

let fetched: { readonly address: string; readonly init: RequestInit }[];

beforeEach(() => {
  fetched = [];
  EventSourceDouble.opened = [];
  vi.stubGlobal('EventSource', EventSourceDouble);
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    fetched.push({ address, init });
    return Response.json({ ok: true, value: 1 });
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('the way through the browser shell', () => {
  it('is one POST of JSON a call, to this very origin', async () => {
    const answer = await createHttpTransport().call('ledger.pull', { afterSeq: 3, limit: 10 });
    expect(answer).toEqual({ ok: true, value: 1 });
    expect(fetched).toEqual([
      {
        address: '/contrat/ledger.pull',
        init: {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"afterSeq":3,"limit":10}',
        },
      },
    ]);
  });

  it('brings bytes as they are, with what is said beside them', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    vi.stubGlobal(
      'fetch',
      async () => new Response(bytes, { headers: { 'x-relais-reponse': '{"parts":3}' } }),
    );
    expect(await createHttpTransport().call('copy.read', { id: 'a', part: 0 })).toEqual({
      ok: true,
      value: { parts: 3, sealed: bytes },
    });
  });

  it('gives what a refused call was answered: the bridge reads the refusal in it', async () => {
    const refusal = { ok: false, failure: { code: 'session-absente', sentence: 'Relancez.' } };
    vi.stubGlobal('fetch', async () => Response.json(refusal, { status: 403 }));
    expect(await createHttpTransport().call('boot.read', {})).toEqual(refusal);
  });

  it('rejects when there is no answer, or one that is no JSON', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(createHttpTransport().call('boot.read', {})).rejects.toThrow('Failed to fetch');
    vi.stubGlobal('fetch', async () => new Response('<h1>502</h1>', { status: 502 }));
    await expect(createHttpTransport().call('boot.read', {})).rejects.toThrow('JSON');
  });

  it('listens to one stream, and says when it is lost and found again', () => {
    const heard: unknown[] = [];
    createHttpTransport().listen(
      (event) => heard.push(event),
      (there) => heard.push(there),
    );
    const [stream, ...others] = EventSourceDouble.opened;
    expect(others).toEqual([]);
    expect(stream?.address).toBe('/evenements');
    stream?.onopen?.();
    stream?.onmessage?.({ data: '{"event":"ledger.changed","seq":1}' });
    stream?.onerror?.();
    stream?.onopen?.();
    expect(heard).toEqual([true, { event: 'ledger.changed', seq: 1 }, false, true]);
  });
});
