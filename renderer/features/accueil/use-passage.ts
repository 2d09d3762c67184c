import { useCallback, useRef, useState } from 'react';
import type { DeskSession } from '../../data/desk-session.ts';
import { readVisite } from '../../data/visites/read-visite.ts';
import { recordPassage } from '../../data/visites/record-passage.ts';
import { cancelVisites, keepVisites } from '../../data/visites/revise-visite.ts';
import type { VisiteEntry } from '../../data/visites/visite-entry.ts';

/** Two presses within this many milliseconds may be one too many: Annuler is put forward. */
const QUICK = 2_000;

/** What the last key did. */
export type PassageStatus =
  | { readonly kind: 'aucun' }
  | { readonly kind: 'enregistre'; readonly entry: VisiteEntry; readonly quick: boolean }
  | { readonly kind: 'annule'; readonly entry: VisiteEntry }
  | { readonly kind: 'modifie'; readonly entry: VisiteEntry }
  | { readonly kind: 'refus'; readonly sentence: string };

/** One Passage a press; it and what is noted otherwise are undone and redone from the latest. */
export interface PassageControl {
  readonly status: PassageStatus;
  readonly record: () => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  /** Takes in a visite noted another way: it is the latest, to be undone first. */
  readonly adopt: (entry: VisiteEntry) => void;
  /** Says that a visite was changed: its correction is not what Annuler undoes. */
  readonly tell: (entry: VisiteEntry) => void;
}

export function usePassage(session: DeskSession): PassageControl {
  const [status, setStatus] = useState<PassageStatus>({ kind: 'aucun' });
  const done = useRef<VisiteEntry[]>([]);
  const undone = useRef<VisiteEntry[]>([]);
  const lastPress = useRef(Number.NEGATIVE_INFINITY);

  const record = useCallback(async () => {
    const pressedAt = session.clock.now().epochMilliseconds;
    // Read as a distance: the clock may be set back between two presses.
    const quick = Math.abs(pressedAt - lastPress.current) < QUICK;
    lastPress.current = pressedAt;
    const result = await recordPassage(session);
    if (!result.ok) return setStatus({ kind: 'refus', sentence: result.failure.sentence });
    done.current.push(result.value);
    undone.current = [];
    setStatus({ kind: 'enregistre', entry: result.value, quick });
  }, [session]);

  /** Takes the latest of `from`, revises it, and moves it to `to`; it stays put when refused. */
  const move = useCallback(
    async (from: VisiteEntry[], to: VisiteEntry[], revise: typeof cancelVisites) => {
      const remembered = from.pop();
      if (remembered === undefined) return null;
      // The entry may have been specified since: its latest revision is the one to change.
      const latest = await readVisite(session, remembered);
      const result = await revise(session, [latest]);
      const entry = result.ok ? result.value[0] : undefined;
      if (entry === undefined) {
        from.push(remembered);
        if (!result.ok) setStatus({ kind: 'refus', sentence: result.failure.sentence });
        return null;
      }
      to.push(entry);
      return entry;
    },
    [session],
  );

  const undo = useCallback(async () => {
    const entry = await move(done.current, undone.current, cancelVisites);
    if (entry !== null) setStatus({ kind: 'annule', entry });
  }, [move]);

  const redo = useCallback(async () => {
    const entry = await move(undone.current, done.current, keepVisites);
    if (entry !== null) setStatus({ kind: 'enregistre', entry, quick: false });
  }, [move]);

  const adopt = useCallback((entry: VisiteEntry) => {
    done.current.push(entry);
    undone.current = [];
    setStatus({ kind: 'enregistre', entry, quick: false });
  }, []);
  const tell = useCallback((entry: VisiteEntry) => setStatus({ kind: 'modifie', entry }), []);

  return { status, record, undo, redo, adopt, tell };
}
