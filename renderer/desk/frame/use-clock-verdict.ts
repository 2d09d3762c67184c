import { useEffect, useState } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Response } from '../../../shared/ipc/contract.ts';
import type { DeskSession } from '../../data/desk-session.ts';

/** What the host thinks of the desk’s clock. */
export type ClockVerdict = Response<'clock.check'>;

/** How often the clock is judged again, in milliseconds: someone may be setting it right. */
const AGAIN = 10_000;

/** Asks the host about the clock: at opening, each new day, when the département was heard. */
export function useClockVerdict({ bridge }: DeskSession, day: LocalDay): ClockVerdict | null {
  const [verdict, setVerdict] = useState<ClockVerdict | null>(null);
  useEffect(() => {
    const check = () =>
      void bridge.call('clock.check', {}).then((answer) => {
        if (answer.ok) setVerdict(answer.value);
      });
    check();
    const timer = setInterval(check, AGAIN);
    const unsubscribe = bridge.subscribe(({ event }) => {
      if (event === 'delivery.changed' || event === 'ledger.changed') check();
    });
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  }, [bridge, day]);
  return verdict;
}
