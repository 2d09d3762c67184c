import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createBridge } from '../../../renderer/bridge/bridge.ts';
import type { BridgeEvent, Transport } from '../../../renderer/bridge/bridge.ts';
import { createElectronTransport } from '../../../renderer/bridge/electron-transport.ts';
import type { Channel } from '../../../shared/ipc/contract.ts';

/** A bridge over a shell that answers `answer`, and whose events the test sends. */
function open(answer: () => unknown) {
  const calls: { readonly channel: Channel; readonly request: unknown }[] = [];
  let send: (event: unknown) => void = () => {};
  let link: (there: boolean) => void = () => {};
  const transport: Transport = {
    call: async (channel, request) => {
      calls.push({ channel, request });
      return answer();
    },
    listen: (onEvent, onLink) => {
      send = onEvent;
      link = onLink;
    },
  };
  const bridge = createBridge(transport);
  const heard: BridgeEvent[] = [];
  const stop = bridge.subscribe((event) => heard.push(event));
  return {
    bridge,
    calls,
    heard,
    stop,
    send: (event: unknown) => send(event),
    link: (there: boolean) => link(there),
  };
}

const CENSUS = { records: 3, ledgerSeq: 5 };

describe('a call', () => {
  it('gives the value the shell answered', async () => {
    const { bridge, calls } = open(() => ({ ok: true, value: CENSUS }));
    expect(await bridge.call('ledger.census', {})).toEqual({ ok: true, value: CENSUS });
    expect(calls).toEqual([{ channel: 'ledger.census', request: {} }]);
  });

  it('gives the refusal the shell answered, and nothing more of it', async () => {
    const { bridge } = open(() => ({
      ok: false,
      failure: { code: 'disque-plein', sentence: 'Libérez de la place.', stack: 'at …' },
      value: CENSUS,
    }));
    expect(await bridge.call('ledger.census', {})).toEqual({
      ok: false,
      failure: { code: 'disque-plein', sentence: 'Libérez de la place.' },
    });
  });

  it('says what to do when the shell is gone', async () => {
    const { bridge } = open(() => {
      throw new TypeError('Failed to fetch');
    });
    const answer = await bridge.call('ledger.census', {});
    expect(answer).toMatchObject({ ok: false, failure: { code: 'relais-ferme' } });
    expect(answer).toMatchObject({
      failure: { sentence: expect.stringContaining('Relancez Relais') },
    });
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'ok'],
    ['a list', [true]],
    ['no value', { ok: true }],
    ['a value of another channel', { ok: true, value: { records: [] } }],
    ['a value with something more', { ok: true, value: { ...CENSUS, more: 1 } }],
    ['a value of the wrong kind', { ok: true, value: { records: '3', ledgerSeq: 5 } }],
    ['a refusal without a sentence', { ok: false, failure: { code: 'x' } }],
    ['a refusal that is not said', { ok: false }],
    ['neither yes nor no', { ok: 'true', value: CENSUS }],
  ])('takes %s for no answer, and says what to do', async (_what, raw) => {
    const { bridge } = open(() => raw);
    expect(await bridge.call('ledger.census', {})).toEqual({
      ok: false,
      failure: {
        code: 'reponse-invalide',
        sentence: 'Relais a répondu de travers. Rechargez la page.',
      },
    });
  });
});

describe('the events', () => {
  it('reach who listens, until they stop', () => {
    const { heard, send, stop } = open(() => null);
    send({ event: 'ledger.changed', seq: 4 });
    send({ event: 'delivery.changed', state: { kind: 'envoi', envois: 2 } });
    stop();
    send({ event: 'host.closing' });
    expect(heard).toEqual([
      { event: 'ledger.changed', seq: 4 },
      { event: 'delivery.changed', state: { kind: 'envoi', envois: 2 } },
    ]);
  });

  it.each([
    null,
    'ledger.changed',
    { event: 'ledger.changed' },
    { event: 'ledger.changed', seq: -1 },
    { event: 'ledger.changed', seq: 1, id: 'x' },
    { event: 'delivery.changed', state: { kind: 'inconnu' } },
    // Told by the bridge itself, never by the shell.
    { event: 'link.found' },
  ])('%j is no event: it reaches nobody', (event) => {
    const { heard, send } = open(() => null);
    expect(() => send(event)).toThrow(z.ZodError);
    expect(heard).toEqual([]);
  });

  it('say when the shell is lost and found again', () => {
    const { heard, link } = open(() => null);
    link(false);
    link(true);
    expect(heard).toEqual([{ event: 'link.lost' }, { event: 'link.found' }]);
  });
});

describe('the way through Electron', () => {
  it('is the two functions of the preload', async () => {
    const invoked: unknown[][] = [];
    let listener: (event: unknown) => void = () => {};
    const bridge = createBridge(
      createElectronTransport({
        call: async (...args) => {
          invoked.push(args);
          return { ok: true, value: CENSUS };
        },
        onEvent: (listen) => {
          listener = listen;
        },
      }),
    );
    const heard: BridgeEvent[] = [];
    bridge.subscribe((event) => heard.push(event));
    expect(await bridge.call('ledger.census', {})).toEqual({ ok: true, value: CENSUS });
    expect(invoked).toEqual([['ledger.census', {}]]);
    listener({ event: 'ledger.changed', seq: 1 });
    expect(heard).toEqual([{ event: 'ledger.changed', seq: 1 }]);
  });
});
