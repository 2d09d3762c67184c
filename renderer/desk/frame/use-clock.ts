import { useEffect, useState } from 'react';
import { instantToLocal } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../../data/desk-session.ts';

/** How often the top bar looks at the clock, in milliseconds. */
const TICK = 5_000;

/** The desk’s time, as its clock says it. */
export interface DeskTime {
  readonly instant: Temporal.Instant;
  readonly day: LocalDay;
}

/**
 * Follows the clock, minute by minute, and draws nothing again in between; the day turns at midnight in
 * the site’s zone.
 */
export function useClock({ clock, identity }: DeskSession): DeskTime {
  const [instant, setInstant] = useState(() => clock.now());
  useEffect(() => {
    const timer = setInterval(() => {
      const now = clock.now();
      setInstant((shown) => (minuteOf(shown) === minuteOf(now) ? shown : now));
    }, TICK);
    return () => clearInterval(timer);
  }, [clock]);
  return { instant, day: instantToLocal(instant, identity.zone).day };
}

function minuteOf({ epochMilliseconds }: Temporal.Instant): number {
  return Math.floor(epochMilliseconds / 60_000);
}
