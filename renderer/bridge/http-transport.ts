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
      return (await response.json()) as unknown;
    },
    listen: (onEvent, onLink) => {
      const stream = new EventSource('/evenements');
      stream.onmessage = (message: MessageEvent<string>) => onEvent(JSON.parse(message.data));
      stream.onopen = () => onLink(true);
      stream.onerror = () => onLink(false);
    },
  };
}
