import { useCallback, useEffect, useState } from 'react';
import type { DeskSession } from '../../data/desk-session.ts';
import { presenceKind } from '../../data/presences/presences.ts';
import { useWaiting } from '../../data/records/use-waiting.ts';
import { answerVisitors } from './answer-visitors.ts';
import { calledNumber } from './called-number.ts';
import { openVisitors } from './open-visitors.ts';
import type { VisitorDesk } from './visitor-desk.ts';

/** The desk’s side of the visitors’ page. */
export interface VisitorsControl {
  /** Opens the page, on the second screen when there is one. */
  readonly open: () => Promise<void>;
  /** Why it could not be opened, in a sentence; else null. */
  readonly failure: string | null;
}

/**
 * Answers the visitors’ page for as long as the desk is unlocked, masked or not, and tells it which
 * number is being received today.
 */
export function useVisitors(session: DeskSession, today: string): VisitorsControl {
  const presences = useWaiting(session, presenceKind, 'presence');
  const [desk, setDesk] = useState<VisitorDesk | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    const left = new AbortController();
    answerVisitors(
      session,
      { locks: navigator.locks, openChannel: (name) => new BroadcastChannel(name) },
      left.signal,
      setDesk,
    );
    return () => left.abort();
  }, [session]);

  const called = calledNumber(presences ?? [], today);
  useEffect(() => desk?.call(called), [desk, called]);

  const open = useCallback(async () => {
    const opened = await openVisitors(session, (url) => window.open(url, '_blank', WINDOW));
    setFailure(opened.ok ? null : opened.failure.sentence);
  }, [session]);
  return { open, failure };
}

/** A window of its own, which can reach nothing of this one. */
const WINDOW = 'popup,noopener,noreferrer';
