import { tmpdir } from 'node:os';
import { beforeEach, describe, expect, it } from 'vitest';
import { relayCalls } from '../../../electron/main/desk-calls.ts';
import { openDeskWindow } from '../../../electron/main/desk-window.ts';
import type { HostClient } from '../../../electron/main/host-client.ts';
import { ownCalls } from '../../../electron/main/own-calls.ts';
import { electronChannels } from '../../../shared/ipc/exposed-bridge.ts';
import { electronDouble } from '../../support/electron-double.ts';
import type { FrameDouble, WindowDouble } from '../../support/electron-double.ts';

const { call, event } = electronChannels;
const REFUSED = {
  ok: false,
  failure: { code: 'expediteur-inconnu', sentence: 'Cette demande ne vient pas du poste.' },
};

let window: WindowDouble;
let calls: { readonly channel: string; readonly payload: unknown }[];
let tell: (payload: unknown) => void;

beforeEach(() => {
  electronDouble.reset();
  electronDouble.becomeReady();
  calls = [];
  const host: HostClient = {
    started: Promise.resolve(null),
    call: (channel, payload) => {
      calls.push({ channel, payload });
      return Promise.resolve({ ok: true, value: { of: channel } });
    },
    onEvent: (listener) => {
      tell = listener;
    },
    lost: new Promise(() => {}),
    close: () => Promise.resolve(),
  };
  const desk = openDeskWindow(tmpdir(), false);
  relayCalls(desk, host, ownCalls(desk));
  const [opened] = electronDouble.asked.windows;
  if (opened === undefined) throw new Error('The window was opened.');
  window = opened;
});

describe('a call of the desk’s page', () => {
  it('goes to the host, whose answer comes back', async () => {
    const answer = await electronDouble.invoke(window.mainFrame, call, 'boot.read', { a: 1 });
    expect(answer).toEqual({ ok: true, value: { of: 'boot.read' } });
    expect(calls).toEqual([{ channel: 'boot.read', payload: { a: 1 } }]);
  });

  it('that opens the visitors’ page is answered here: the host has no windows', async () => {
    const profile = '5e8b2c94-1f6d-4a07-b3c2-d94e70a1f835';
    const answer = await electronDouble.invoke(window.mainFrame, call, 'visitors.open', {
      profile,
    });
    expect(answer).toEqual({ ok: true, value: {} });
    expect(calls).toEqual([]);
    expect(electronDouble.asked.windows.map(({ loaded }) => loaded)).toEqual([
      ['app://relais/'],
      [`app://relais/visiteurs/#${profile}`],
    ]);
  });

  it('is the only thing handled', () => {
    expect([...electronDouble.asked.handlers.keys()]).toEqual([call]);
  });
});

describe('a call from anywhere else', () => {
  async function expectRefused(
    frame: FrameDouble | null,
    ...args: readonly unknown[]
  ): Promise<void> {
    expect(await electronDouble.invoke(frame, call, ...args)).toEqual(REFUSED);
    expect(calls).toEqual([]);
  }

  it('is refused from another frame, even at the desk’s own address', async () => {
    await expectRefused({ url: 'app://relais/' }, 'boot.read', {});
  });

  it('is refused from the visitors’ window, whatever it asks', async () => {
    const profile = '5e8b2c94-1f6d-4a07-b3c2-d94e70a1f835';
    await electronDouble.invoke(window.mainFrame, call, 'visitors.open', { profile });
    const frame = electronDouble.asked.windows.at(-1)?.mainFrame ?? null;
    for (const channel of ['boot.read', 'ledger.pull', 'visitors.open'])
      await expectRefused(frame, channel, {});
    expect(electronDouble.asked.windows).toHaveLength(2);
  });

  it('opens no window from another frame', async () => {
    await expectRefused({ url: 'app://relais/' }, 'visitors.open', {
      profile: '5e8b2c94-1f6d-4a07-b3c2-d94e70a1f835',
    });
    expect(electronDouble.asked.windows).toHaveLength(1);
  });

  it('is refused once the window is gone', async () => {
    window.destroy();
    await expectRefused(window.mainFrame, 'boot.read', {});
  });

  it('is refused from a frame that is gone', async () => {
    await expectRefused(null, 'boot.read', {});
  });

  it.each([
    'https://example.org/',
    'app://autre/',
    'app://relais.example/',
    'file:///app://relais/',
    'about:blank',
    '',
  ])('is refused when the window shows %j', async (url) => {
    window.mainFrame.url = url;
    await expectRefused(window.mainFrame, 'boot.read', {});
  });

  it.each([undefined, null, 1, {}, ['boot.read']])(
    'is refused when its channel is %j',
    async (channel) => {
      await expectRefused(window.mainFrame, channel, {});
    },
  );
});

describe('an event of the host', () => {
  it('goes to the page', () => {
    tell({ event: 'ledger.changed', seq: 3 });
    expect(window.sent).toEqual([{ channel: event, payload: { event: 'ledger.changed', seq: 3 } }]);
  });

  it('goes nowhere once the window is gone', () => {
    window.destroy();
    expect(() => tell({ event: 'ledger.changed', seq: 4 })).not.toThrow();
    expect(window.sent).toEqual([]);
  });
});
