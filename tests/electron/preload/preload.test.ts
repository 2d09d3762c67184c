import { beforeAll, describe, expect, it } from 'vitest';
import { electronChannels, EXPOSED_NAME } from '../../../shared/ipc/exposed-bridge.ts';
import type { ExposedBridge } from '../../../shared/ipc/exposed-bridge.ts';
import { electronDouble } from '../../support/electron-double.ts';

let exposed: ExposedBridge;

beforeAll(async () => {
  electronDouble.reset();
  await import('../../../electron/preload/index.ts');
  exposed = electronDouble.asked.exposed.get(EXPOSED_NAME) as ExposedBridge;
});

describe('the preload', () => {
  it('exposes two functions under one name, and nothing else', () => {
    expect([...electronDouble.asked.exposed.keys()]).toEqual([EXPOSED_NAME]);
    expect(Object.entries(exposed).map(([name, it]) => [name, typeof it])).toEqual([
      ['call', 'function'],
      ['onEvent', 'function'],
    ]);
  });

  it('relays a call on the one channel there is, and its answer', async () => {
    expect(await exposed.call('boot.read', { a: 1 })).toEqual({ answered: electronChannels.call });
    expect(electronDouble.asked.invoked).toEqual([
      { channel: electronChannels.call, args: ['boot.read', { a: 1 }] },
    ]);
  });

  it('gives the page the events’ contents, never Electron’s event object', () => {
    const heard: unknown[][] = [];
    exposed.onEvent((...args: unknown[]) => heard.push(args));
    electronDouble.sendToRenderer(electronChannels.event, { event: 'host.closing' });
    electronDouble.sendToRenderer('another', { event: 'host.closing' });
    expect(heard).toEqual([[{ event: 'host.closing' }]]);
  });
});
