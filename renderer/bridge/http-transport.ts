import { BESIDE_BYTES, joinBytes } from '../../shared/ipc/bytes-answer.ts';
import type { Transport } from './bridge.ts';

/** The contract over loopback HTTP, for the browser shell. The session cookie does the rest. */
export function createHttpTransport(): Transport {
  return {
    call: async (channel, request) => {
      const response = await fetch(`/contrat/${channel}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      });
      const beside = response.headers.get(BESIDE_BYTES);
      if (beside === null) return (await response.json()) as unknown;
      return joinBytes(beside, new Uint8Array(await response.arrayBuffer()));
    },
    listen: (onEvent, onLink) => {
      const stream = new EventSource('/evenements');
      stream.onmessage = (message: MessageEvent<string>) => onEvent(JSON.parse(message.data));
      stream.onopen = () => onLink(true);
      stream.onerror = () => onLink(false);
    },
  };
}
