import { useEffect, useState } from 'react';
import type { Clock } from '../../../shared/kernel/clock.ts';
import { judgeIdle } from './idle-rules.ts';

/** How often the desk looks whether anyone is there, in milliseconds. */
const LOOK = 5_000;

/** What someone at the desk does. */
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/**
 * Locks the desk once nobody has touched it for so many minutes; gives whether it is about to. `watching`:
 * left out while it is masked, which has its own half hour, and while a call goes on, which a lock ends.
 */
export function useIdle(
  clock: Clock,
  minutes: number,
  watching: boolean,
  onLock: () => void,
): boolean {
  const [soon, setSoon] = useState(false);
  useEffect(() => {
    if (!watching) return;
    let seen = clock.now();
    const onSign = () => {
      seen = clock.now();
      setSoon(false);
    };
    const timer = setInterval(() => {
      const now = clock.now();
      // A clock set back: counted from what it says now.
      if (Temporal.Instant.compare(now, seen) < 0) seen = now;
      const verdict = judgeIdle(seen, now, minutes);
      if (verdict === 'parti') onLock();
      else setSoon(verdict === 'bientot');
    }, LOOK);
    for (const sign of SIGNS)
      window.addEventListener(sign, onSign, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, onSign, { capture: true });
      setSoon(false);
    };
  }, [clock, minutes, watching, onLock]);
  return soon;
}
