import { describe, expect, it } from 'vitest';
import { createBridge } from '../../../renderer/bridge/bridge.ts';
import type { BridgeEvent } from '../../../renderer/bridge/bridge.ts';
import { createElectronTransport } from '../../../renderer/bridge/electron-transport.ts';
import { HOST_LOST } from '../../../shared/ipc/exposed-bridge.ts';

function listenToElectron() {
  const heard: BridgeEvent[] = [];
  let tell: (event: unknown) => void = () => {};
  const transport = createElectronTransport({
    call: () => Promise.resolve(null),
    onEvent: (listener) => {
      tell = listener;
    },
  });
  createBridge(transport).subscribe((event) => heard.push(event));
  return { heard, tell: (event: unknown) => tell(event) };
}

describe('what Electron tells the page', () => {
  it.each<BridgeEvent>([
    { event: 'passage.asked' },
    { event: 'lock.asked' },
    { event: 'shortcut.refused', sentence: 'Déjà pris.' },
    { event: 'ledger.changed', seq: 2 },
    { event: 'host.closing' },
  ])('reaches it: %j', (event) => {
    const { heard, tell } = listenToElectron();
    tell(event);
    expect(heard).toEqual([event]);
  });

  it('is that the link is lost when the host has died', () => {
    const { heard, tell } = listenToElectron();
    tell(HOST_LOST);
    expect(heard).toEqual([{ event: 'link.lost' }]);
  });

  it.each([null, 'passage.asked', {}, { event: 'passage' }, { event: 'passage.asked', more: 1 }])(
    'is refused when it is %j',
    (event) => {
      const { heard, tell } = listenToElectron();
      expect(() => tell(event)).toThrow('"code"');
      expect(heard).toEqual([]);
    },
  );
});
