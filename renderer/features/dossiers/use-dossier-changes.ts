import { useCallback, useEffect, useRef, useState } from 'react';
import type { Dossier } from '../../../shared/domain/dossier/apply-event.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { DossierEntry } from '../../data/dossiers/dossier-kind.ts';
import { reviseDossier } from '../../data/dossiers/dossiers.ts';

/** What is done to a dossier: one of the pure rules. */
export type Gesture = (dossier: Dossier) => Result<Dossier>;

/** What was just done, in words, and what undoes it when a slip is likely. */
export interface Done {
  readonly words: string;
  readonly undo: Gesture | null;
  /** The same, done where else it serves. */
  readonly also?: {
    readonly label: string;
    readonly done: string;
    readonly run: () => Promise<Result<unknown>>;
  };
}

/** The dossier as last written, and the way to change it. */
export interface DossierChanges {
  readonly entry: DossierEntry;
  readonly failure: string | null;
  readonly done: Done | null;
  /** `refusal` is said on the screen, or by whoever asked. */
  readonly change: (
    gesture: Gesture,
    done?: Done,
    refusal?: 'ecran' | 'ailleurs',
  ) => Promise<Result<DossierEntry>>;
  readonly forget: () => void;
  readonly doAlso: (also: NonNullable<Done['also']>) => Promise<void>;
}

/**
 * Changes to one dossier, one after the other: each begins from what the one before wrote, however
 * quickly boxes are ticked. A refusal changes nothing and is said.
 */
export function useDossierChanges(session: DeskSession, live: DossierEntry): DossierChanges {
  const [written, setWritten] = useState(live);
  const [failure, setFailure] = useState<string | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const latest = useRef(live);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    if (live.rev > latest.current.rev) latest.current = live;
  }, [live]);
  const change = useCallback(
    (gesture: Gesture, said?: Done, refusal: 'ecran' | 'ailleurs' = 'ecran') => {
      const turn = queue.current.then(async () => {
        const { clear, sealed } = latest.current;
        const next = gesture({ clear, sealed });
        const kept = next.ok ? await reviseDossier(session, latest.current, next.value) : next;
        if (kept.ok) {
          latest.current = kept.value;
          setWritten(kept.value);
        }
        setFailure(kept.ok || refusal === 'ailleurs' ? null : kept.failure.sentence);
        setDone(kept.ok ? (said ?? null) : null);
        return kept;
      });
      queue.current = turn.catch(() => {});
      return turn;
    },
    [session],
  );
  const doAlso = useCallback(async ({ run, done: words }: NonNullable<Done['also']>) => {
    const result = await run();
    setFailure(result.ok ? null : result.failure.sentence);
    setDone(result.ok ? { words, undo: null } : null);
  }, []);
  return {
    entry: written.rev > live.rev ? written : live,
    failure,
    done,
    change,
    doAlso,
    forget: () => setDone(null),
  };
}
