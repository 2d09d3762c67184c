import { useMemo, useSyncExternalStore } from 'react';
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

/**
 * One Passage a press; it and what is noted otherwise are undone and redone from the latest. The same
 * object for a whole session: what the last key did is followed by what shows it, and nothing else is
 * drawn again at a press.
 */
export interface PassageControl {
  readonly subscribe: (listener: () => void) => () => void;
  /** What the last key did, as it stands; `usePassageStatus` follows it. */
  readonly status: () => PassageStatus;
  readonly record: () => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  /** Takes in a visite noted another way: it is the latest, to be undone first. */
  readonly adopt: (entry: VisiteEntry) => void;
  /** Says that a visite was changed: its correction is not what Annuler undoes. */
  readonly tell: (entry: VisiteEntry) => void;
}

/** The Passages of a session. */
export function usePassage(session: DeskSession): PassageControl {
  return useMemo(() => createPassage(session), [session]);
}

/** What the last key did, followed. */
export function usePassageStatus({ subscribe, status }: PassageControl): PassageStatus {
  return useSyncExternalStore(subscribe, status);
}

function createPassage(session: DeskSession): PassageControl {
  const listeners = new Set<() => void>();
  let status: PassageStatus = { kind: 'aucun' };
  const done: VisiteEntry[] = [];
  const undone: VisiteEntry[] = [];
  let lastPress = Number.NEGATIVE_INFINITY;

  const say = (said: PassageStatus) => {
    status = said;
    listeners.forEach((listener) => listener());
  };
  const adopt = (entry: VisiteEntry, quick = false) => {
    done.push(entry);
    undone.length = 0;
    say({ kind: 'enregistre', entry, quick });
  };

  /** Takes the latest of `from`, revises it, and moves it to `to`; it stays put when refused. */
  const move = async (from: VisiteEntry[], to: VisiteEntry[], revise: typeof cancelVisites) => {
    const remembered = from.pop();
    if (remembered === undefined) return null;
    // The entry may have been specified since: its latest revision is the one to change.
    const latest = await readVisite(session, remembered);
    const result = await revise(session, [latest]);
    const entry = result.ok ? result.value[0] : undefined;
    if (entry === undefined) {
      from.push(remembered);
      if (!result.ok) say({ kind: 'refus', sentence: result.failure.sentence });
      return null;
    }
    to.push(entry);
    return entry;
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    status: () => status,
    record: async () => {
      const pressedAt = session.clock.now().epochMilliseconds;
      // Read as a distance: the clock may be set back between two presses.
      const quick = Math.abs(pressedAt - lastPress) < QUICK;
      lastPress = pressedAt;
      const result = await recordPassage(session);
      if (!result.ok) return say({ kind: 'refus', sentence: result.failure.sentence });
      adopt(result.value, quick);
    },
    undo: async () => {
      const entry = await move(done, undone, cancelVisites);
      if (entry !== null) say({ kind: 'annule', entry });
    },
    redo: async () => {
      const entry = await move(undone, done, keepVisites);
      if (entry !== null) say({ kind: 'enregistre', entry, quick: false });
    },
    adopt: (entry) => adopt(entry),
    tell: (entry) => say({ kind: 'modifie', entry }),
  };
}
