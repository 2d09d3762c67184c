import { useCallback, useEffect, useRef, useState } from 'react';
import {
  instantToLocal,
  type LocalDay,
  type Zone,
} from '../../shared/domain/calendar/local-day.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { Failure } from '../../shared/kernel/result.ts';
import type { Figures } from '../../shared/sync/pilotage-api.ts';
import type { PilotageClient } from './pilotage-client.ts';
import { holdsToday, viewToHash, viewToPeriod, type View } from './view.ts';

/** Milliseconds between two silent refreshes of figures that may still grow. */
const refreshEvery = 30_000;

interface FiguresState {
  /** The last figures received for this view, kept when the département no longer answers. */
  readonly figures: Figures | null;
  /** Why the last attempt brought nothing; null once one succeeds. */
  readonly failure: Failure | null;
  /** The network’s day: the département’s, once it has answered. */
  readonly today: LocalDay;
  readonly reload: () => Promise<void>;
}

/**
 * The figures of a view, refreshed without a flicker: when the view changes, when the window is
 * looked at again, and every 30 seconds while it is visible and the period holds today.
 * `onExpired` is called when the session is over; it must keep its identity between renders.
 */
export function useFigures({
  client,
  clock,
  zone,
  view,
  onExpired,
}: {
  readonly client: PilotageClient;
  readonly clock: Clock;
  readonly zone: Zone;
  readonly view: View;
  readonly onExpired: () => void;
}): FiguresState {
  const hash = viewToHash(view);
  const [received, setReceived] = useState<Readonly<Record<string, Figures>>>({});
  const [failed, setFailed] = useState<{ hash: string; failure: Failure } | null>(null);
  const [today, setToday] = useState(() => instantToLocal(clock.now(), zone).day);
  const latestCall = useRef(0);

  const reload = useCallback(async () => {
    latestCall.current += 1;
    const thisCall = latestCall.current;
    const { period, from } = viewToPeriod(view, today);
    const answer = await client.figures(period, from);
    // A slower answer to an earlier question must not replace a later one.
    if (thisCall !== latestCall.current) return;
    if (!answer.ok) {
      if (answer.failure.code === 'signed-out') onExpired();
      else setFailed({ hash, failure: answer.failure });
      return;
    }
    // After midnight, or with a wrong clock here, “today” was asked for another day than the
    // département’s: knowing the right one asks again.
    setToday(answer.value.today);
    if (view.mode === 'aujourdhui' && answer.value.from !== answer.value.today) return;
    setReceived((known) => ({ ...known, [hash]: answer.value }));
    setFailed(null);
  }, [client, view, hash, today, onExpired]);

  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === 'visible') void reload();
    };
    void reload();
    const timer = holdsToday(view, today) ? setInterval(refresh, refreshEvery) : undefined;
    globalThis.addEventListener('focus', refresh);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      latestCall.current += 1;
      clearInterval(timer);
      globalThis.removeEventListener('focus', refresh);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [reload, view, today]);

  return {
    figures: received[hash] ?? null,
    failure: failed?.hash === hash ? failed.failure : null,
    today,
    reload,
  };
}
