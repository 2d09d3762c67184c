import { useCallback, useSyncExternalStore } from 'react';
import type { DeskSession } from '../../data/desk-session.ts';

/** What the other screens know of a desk’s calls, without carrying what calls are made of. */
export interface CallUnderWay {
  /** There is a call to come back to: asked for, held, failed, or over and not noted. */
  readonly shown: boolean;
  /** Someone is, or may be, in front of its window: the desk does not lock by itself. */
  readonly held: boolean;
}

interface Place {
  current: CallUnderWay;
  readonly listeners: Set<() => void>;
}

const NONE: CallUnderWay = { shown: false, held: false };

const places = new WeakMap<DeskSession, Place>();

function placeOf(session: DeskSession): Place {
  const place = places.get(session) ?? { current: NONE, listeners: new Set() };
  places.set(session, place);
  return place;
}

/** Says what there is now. */
export function tellCallUnderWay(session: DeskSession, { shown, held }: CallUnderWay): void {
  const place = placeOf(session);
  if (place.current.shown === shown && place.current.held === held) return;
  place.current = { shown, held };
  place.listeners.forEach((listener) => listener());
}

/** The same, followed. */
export function useCallUnderWay(session: DeskSession): CallUnderWay {
  const subscribe = useCallback(
    (listener: () => void) => {
      const { listeners } = placeOf(session);
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    [session],
  );
  return useSyncExternalStore(subscribe, () => placeOf(session).current);
}
