import { useCallback, useRef, useState } from 'react';

/**
 * One thing at a time: `run` starts some work unless the one before is still under way, and gives
 * undefined then. A second press, or a second window’s slowness, never does it twice.
 */
export function useBusy(): readonly [
  boolean,
  <T>(work: () => Promise<T>) => Promise<T | undefined>,
] {
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const run = useCallback(async <T>(work: () => Promise<T>) => {
    if (running.current) return undefined;
    running.current = true;
    setBusy(true);
    try {
      return await work();
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return [busy, run];
}
