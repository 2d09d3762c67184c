import { useEffect, useState } from 'react';
import type { Clock } from '../../../shared/kernel/clock.ts';

/** The present instant, told every second. */
export function useTick(clock: Clock): Temporal.Instant {
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), 1000);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
}
