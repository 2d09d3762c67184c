import { useEffect, useState } from 'react';
import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';
import { fillAgenda } from '../data/demonstration/fill-agenda.ts';
import { fillRecords } from '../data/demonstration/fill-records.ts';
import type { DeskSession } from '../data/desk-session.ts';
import { count, NBSP } from '../ui/format.ts';
import classes from './demonstration-fill.module.css';

/** Milliseconds between two batches: the page answers, and draws, in between. */
const PAUSE = 20;

/** Milliseconds without a key nor a touch before the fill goes on: whoever is there comes first. */
const QUIET = 1_000;

/**
 * Fills the demonstration’s desk with its invented past once it is open, and says so quietly
 * meanwhile, above nothing else. One window at a time.
 */
export function DemonstrationFill({
  session,
  until,
  leaving,
}: {
  readonly session: DeskSession;
  /** The day the invented past stops before. */
  readonly until: LocalDay;
  /** Aborted when the desk is being locked. */
  readonly leaving: AbortSignal;
}) {
  const [missing, setMissing] = useState(0);
  useEffect(() => {
    const stopped = new AbortController();
    const signal = AbortSignal.any([stopped.signal, leaving]);
    // Not before the screen has settled: whoever opens the desk often presses a key at once.
    let touchedAt = performance.now();
    const noteTouch = (event: Event) => {
      touchedAt = event.timeStamp;
    };
    for (const type of ['keydown', 'pointerdown'] as const)
      window.addEventListener(type, noteTouch, { capture: true, signal });
    const pause = async () => {
      do await wait(PAUSE);
      while (!signal.aborted && performance.now() - touchedAt < QUIET);
    };
    const fill = async () => {
      await pause();
      if (signal.aborted) return;
      await fillRecords(session, { until, onStart: setMissing, pause, signal });
      setMissing(0);
    };
    const fillRdvs = async () => {
      await pause();
      if (!signal.aborted) await fillAgenda(session, signal);
    };
    // Beside the past, which takes longer: today’s appointments are looked at first.
    void navigator.locks
      .request('relais-demonstration-agenda', { signal }, fillRdvs)
      .catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    void navigator.locks
      .request('relais-demonstration', { signal }, fill)
      .catch((error: unknown) => {
        // Stopped on purpose: the key is gone, or the window is.
        if (!signal.aborted) throw error;
      });
    return () => stopped.abort();
  }, [session, until, leaving]);
  if (missing === 0) return null;
  return (
    <p className={classes['notice']} role="status">
      Démonstration{NBSP}: {count(missing, 'accueil inventé', 'accueils inventés')} en cours
      d’ajout…
    </p>
  );
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
