import { useSyncExternalStore } from 'react';
import type { DeskSession } from '../desk-session.ts';
import { resumeRotation } from './resume-rotation.ts';

/** How far this window is with what the former key sealed: a share from 0 to 1, or why it stopped. */
type RotationState =
  | { readonly kind: 'avance'; readonly share: number }
  | { readonly kind: 'arret'; readonly sentence: string };

interface Followed {
  state: RotationState;
  readonly listeners: Set<() => void>;
}

const WAITING: RotationState = { kind: 'avance', share: 0 };

/** What each session does of it; gone with it. */
const followed = new WeakMap<DeskSession, Followed>();

/**
 * Goes on sealing again what the former data key sealed, behind everything else. What it could not do is
 * left to the next opening.
 */
export async function continueRotation(session: DeskSession): Promise<void> {
  const tell = (state: RotationState) => {
    const own = follow(session);
    own.state = state;
    own.listeners.forEach((listener) => listener());
  };
  tell(WAITING);
  const done = await resumeRotation(session, (share) => tell({ kind: 'avance', share }));
  if (!done.ok) tell({ kind: 'arret', sentence: done.failure.sentence });
}

/** How far it is, followed live. */
export function useRotationState(session: DeskSession): RotationState {
  const own = follow(session);
  return useSyncExternalStore(
    (listener) => {
      own.listeners.add(listener);
      return () => own.listeners.delete(listener);
    },
    () => own.state,
  );
}

function follow(session: DeskSession): Followed {
  const own = followed.get(session) ?? { state: WAITING, listeners: new Set() };
  followed.set(session, own);
  return own;
}
