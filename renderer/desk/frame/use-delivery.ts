import { useEffect, useState } from 'react';
import type { Bridge } from '../../bridge/bridge.ts';
import type { DeliveryState } from '../../../shared/ipc/delivery-state.ts';

/** Where the desk stands with the département, followed live; null until it is known. */
export function useDelivery(bridge: Bridge): DeliveryState | null {
  const [state, setState] = useState<DeliveryState | null>(null);
  useEffect(() => {
    const read = () =>
      void bridge.call('delivery.read', {}).then((answer) => {
        if (answer.ok) setState(answer.value);
      });
    read();
    return bridge.subscribe((event) => {
      if (event.event === 'delivery.changed') setState(event.state);
      if (event.event === 'link.found') read();
    });
  }, [bridge]);
  return state;
}
