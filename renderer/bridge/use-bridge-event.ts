import { useEffect } from 'react';
import type { Bridge, BridgeEvent } from './bridge.ts';

/** Runs `action` at each event of one kind; `action` must keep its identity between renders. */
export function useBridgeEvent<E extends BridgeEvent['event']>(
  bridge: Bridge,
  event: E,
  action: (heard: Extract<BridgeEvent, { readonly event: E }>) => void | Promise<void>,
): void {
  useEffect(
    () =>
      bridge.subscribe((heard) => {
        if (isOfKind(heard, event)) void action(heard);
      }),
    [bridge, event, action],
  );
}

function isOfKind<E extends BridgeEvent['event']>(
  heard: BridgeEvent,
  event: E,
): heard is Extract<BridgeEvent, { readonly event: E }> {
  return heard.event === event;
}
