import { useEffect, useState } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Response } from '../../../shared/ipc/contract.ts';
import type { DeskSession } from '../../data/desk-session.ts';

/** What the host thinks of the desk’s clock. */
export type ClockVerdict = Response<'clock.check'>;

/** How often the clock is judged again, in milliseconds: someone may be setting it right. */
const AGAIN = 10_000;

/** Milliseconds after the last word of the host: a queue of Passages is asked about once, behind them. */
const CALM = 1_000;

/** Asks the host about the clock: at opening, each new day, when the département was heard. */
export function useClockVerdict({ bridge }: DeskSession, day: LocalDay): ClockVerdict | null {
  const [verdict, setVerdict] = useState<ClockVerdict | null>(null);
  useEffect(() => {
    const check = async () => {
      const answer = await bridge.call('clock.check', {});
      if (answer.ok) setVerdict((known) => (isSame(known, answer.value) ? known : answer.value));
    };
    void check();
    const timer = setInterval(() => void check(), AGAIN);
    let calm: number | undefined;
    const unsubscribe = bridge.subscribe(({ event }) => {
      if (event !== 'delivery.changed' && event !== 'ledger.changed') return;
      window.clearTimeout(calm);
      calm = window.setTimeout(() => void check(), CALM);
    });
    return () => {
      clearInterval(timer);
      window.clearTimeout(calm);
      unsubscribe();
    };
  }, [bridge, day]);
  return verdict;
}

/** Said again of the same clock, it changes nothing: nothing is drawn again for it. */
function isSame(known: ClockVerdict | null, said: ClockVerdict): boolean {
  return (
    known !== null &&
    known.verdict === said.verdict &&
    known.today === said.today &&
    known.expected === said.expected
  );
}
