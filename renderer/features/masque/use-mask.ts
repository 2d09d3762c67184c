import { useCallback, useEffect, useState } from 'react';
import type { Clock } from '../../../shared/kernel/clock.ts';
import { isMaskOver } from './mask-rules.ts';

/** How often a masked desk looks whether its half hour is over, in milliseconds. */
const LOOK = 5_000;

/** The mask over the screen: put on, taken off, and locked for good after half an hour. */
export interface Mask {
  readonly on: boolean;
  readonly put: () => void;
  readonly remove: () => void;
}

export function useMask(clock: Clock, onLock: () => void): Mask {
  const [since, setSince] = useState<Temporal.Instant | null>(null);
  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => {
      if (isMaskOver(since, clock.now())) onLock();
    }, LOOK);
    return () => clearInterval(timer);
  }, [since, clock, onLock]);
  return {
    on: since !== null,
    put: useCallback(() => setSince(clock.now()), [clock]),
    remove: useCallback(() => setSince(null), []),
  };
}
