import { useEffect, useState } from 'react';
import type { Clock } from '../../../../shared/kernel/clock.ts';

/** The present instant, told every second while `running`. */
export function useTick(clock: Clock, running: boolean): Temporal.Instant {
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    if (!running) return;
    setNow(clock.now());
    const timer = setInterval(() => setNow(clock.now()), 1000);
    return () => clearInterval(timer);
  }, [clock, running]);
  return now;
}
