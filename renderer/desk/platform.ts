import { createBridge } from '../bridge/bridge.ts';
import { createElectronTransport } from '../bridge/electron-transport.ts';
import { createHttpTransport } from '../bridge/http-transport.ts';
import type { SessionPlatform } from '../data/desk-session.ts';
import { EXPOSED_NAME } from '../../shared/ipc/exposed-bridge.ts';
import type { ExposedBridge } from '../../shared/ipc/exposed-bridge.ts';
import { createClock } from '../../shared/kernel/clock.ts';

declare global {
  interface Window {
    readonly [EXPOSED_NAME]?: ExposedBridge;
  }
}

/** This page’s clock, randomness and way to the shell, Electron’s or the browser’s. */
export function createPlatform(): SessionPlatform {
  const exposed = window[EXPOSED_NAME];
  return {
    bridge: createBridge(
      exposed === undefined ? createHttpTransport() : createElectronTransport(exposed),
    ),
    clock: createClock(() => Date.now()),
    random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
  };
}
