/** What Electron’s preload exposes to the desk page, as `window.relais`: two functions, no logic. */
export interface ExposedBridge {
  /** One call of the contract; the answer is still untrusted. */
  call(channel: string, request: unknown): Promise<unknown>;
  /** The events of the host and of the shell, until the window closes. */
  onEvent(listener: (event: unknown) => void): void;
}

/** The name on `window`. */
export const EXPOSED_NAME = 'relais';

/** The channels between Electron’s main process and its preload. */
export const electronChannels = { call: 'relais:appel', event: 'relais:evenement' } as const;

/** Told on the channel of events when the host has died: the page is linked to nothing any more. */
export const HOST_LOST = { event: 'host.lost' } as const;
