import { useEffect, useState } from 'react';
import type { Bridge } from '../../bridge/bridge.ts';

/** Whether the shell still answers this window. */
export function useLink(bridge: Bridge): boolean {
  const [linked, setLinked] = useState(true);
  useEffect(
    () =>
      bridge.subscribe(({ event }) => {
        if (event === 'link.lost' || event === 'host.closing') setLinked(false);
        if (event === 'link.found') setLinked(true);
      }),
    [bridge],
  );
  return linked;
}
