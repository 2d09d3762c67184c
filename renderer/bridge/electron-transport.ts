import { HOST_LOST } from '../../shared/ipc/exposed-bridge.ts';
import type { ExposedBridge } from '../../shared/ipc/exposed-bridge.ts';
import type { Transport } from './bridge.ts';

/** The contract over Electron’s preload; the link is lost for good when the host process dies. */
export function createElectronTransport(exposed: ExposedBridge): Transport {
  return {
    call: (channel, request) => exposed.call(channel, request),
    listen: (onEvent, onLink) => {
      exposed.onEvent((event) => (isHostLost(event) ? onLink(false) : onEvent(event)));
      onLink(true);
    },
  };
}

function isHostLost(event: unknown): boolean {
  return (
    typeof event === 'object' &&
    event !== null &&
    'event' in event &&
    event.event === HOST_LOST.event
  );
}
