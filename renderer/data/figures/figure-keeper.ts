import { liveQuery } from 'dexie';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../desk-session.ts';
import { countDays } from './count-days.ts';
import { giveWay } from '../give-way.ts';

/**
 * Days counted together: enough that writing them costs little beside counting them, few enough that
 * a day someone asks for does not wait.
 */
const BATCH = 10;

/** Counts the stale days of a session’s copy, little by little, for as long as the page lives. */
export interface FigureKeeper {
  /** Has these days counted before the others while someone looks at them; gives how to stop. */
  readonly ask: (days: readonly LocalDay[]) => () => void;
  /** How far it is, in whole percents; null when every day is counted. */
  readonly percent: () => number | null;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Counts the figures of a session in the background, from now on. */
export function startFigureKeeping(session: DeskSession): void {
  keeperOf(session);
}

/** The keeper of a session, started at its first use. */
export function keeperOf(session: DeskSession): FigureKeeper {
  const keeper = keepers.get(session) ?? createFigureKeeper(session, () => giveWay('background'));
  keepers.set(session, keeper);
  return keeper;
}

/** One a session: two would count everything twice. Gone with it. */
const keepers = new WeakMap<DeskSession, FigureKeeper>();

/** A keeper that pauses between two slices of a few milliseconds. */
export function createFigureKeeper(
  { store, sealer }: Pick<DeskSession, 'store' | 'sealer'>,
  pause: () => Promise<void>,
): FigureKeeper {
  const { database } = store;
  const listeners = new Set<() => void>();
  const asked = new Set<ReadonlySet<LocalDay>>();
  let percent: number | null = null;
  let running = false;

  const tell = (next: number | null) => {
    if (next === percent) return;
    percent = next;
    for (const listener of listeners) listener();
  };

  const listStale = () => database.days.where('stale').equals(1).primaryKeys();

  const countAll = async () => {
    let done = 0;
    for (let stale = await listStale(); stale.length > 0; stale = await listStale()) {
      tell(Math.floor((100 * done) / (done + stale.length)));
      const wanted = stale.filter((day) => [...asked].some((days) => days.has(day)));
      // Then the latest: the ones people look at.
      const next = (wanted.length > 0 ? wanted : stale).toReversed().slice(0, BATCH);
      await countDays({ store, sealer, pause }, next);
      done += next.length;
    }
  };

  const run = async () => {
    if (running) return;
    running = true;
    try {
      await countAll();
    } catch (error) {
      // The desk was locked, or the page is going away: the next one goes on.
      if (database.isOpen()) throw error;
    } finally {
      running = false;
      tell(null);
    }
  };

  liveQuery(() => database.days.where('stale').equals(1).count()).subscribe({
    next: (stale) => void (stale > 0 && run()),
    // A closed copy has nothing more to count.
    error: () => {},
  });

  return {
    ask: (days) => {
      const request = new Set(days);
      asked.add(request);
      return () => asked.delete(request);
    },
    percent: () => percent,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
