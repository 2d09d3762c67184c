import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DayFigures } from '../../../shared/domain/comptage/day-figures.ts';
import { addFigures } from '../../../shared/domain/comptage/figures.ts';
import type { Figures } from '../../../shared/domain/comptage/figures.ts';
import type { DayRange } from '../../../shared/domain/comptage/period.ts';
import type { DeskSession } from '../desk-session.ts';
import type { Sealer } from '../sealing/sealer.ts';
import type { DayRow } from '../store/desk-database.ts';
import { markUnreadableDays } from '../store/stale-days.ts';
import { keeperOf } from './figure-keeper.ts';
import { readFirstDay } from './first-day.ts';
import { openOnce } from './open-once.ts';

/** What is counted of one day that has, or had, entries. */
export interface CountedDay {
  readonly day: LocalDay;
  readonly figures: DayFigures;
}

/** The figures of some days. */
export interface PeriodFigures {
  /** Those of the valid entries together; null until every day was counted once. */
  readonly figures: Figures | null;
  /** Days being counted, or counted again: until there is none, `figures` may be late. */
  readonly pendingDays: number;
  /** The days one by one, in order. */
  readonly days: readonly CountedDay[];
}

/**
 * The figures of a period, followed live; undefined while they are read. They are read from what is
 * kept of each day: their cost is that of the days, whatever the number of visites.
 */
export function useFigures(
  session: DeskSession,
  { from, to }: DayRange,
): PeriodFigures | undefined {
  const { database } = session.store;
  const rows = useLiveQuery(
    async () => ({
      from,
      to,
      found: await database.days.where('day').between(from, to, true, true).toArray(),
    }),
    [session, from, to],
  );
  // The rows of another period stay until this one’s come.
  const found = rows?.from === from && rows.to === to ? rows.found : undefined;
  const stale = useMemo(
    () => found?.filter((row) => row.stale !== undefined).map(({ day }) => day) ?? [],
    [found],
  );
  useEffect(() => keeperOf(session).ask(stale), [session, stale]);
  useEffect(() => {
    const unreadable = (found ?? []).filter(
      (row) => row.stale === undefined && openOnce(session.sealer, row) === null,
    );
    if (unreadable.length > 0)
      void markUnreadableDays(
        database,
        unreadable.map(({ day }) => day),
      );
  }, [database, found, session]);
  return useMemo(() => found && rowsToFigures(session.sealer, found), [found, session]);
}

/** Counts the figures in the background from now on. Gives how far it is, in percents, or null. */
export function useFigureKeeping(session: DeskSession): number | null {
  const keeper = keeperOf(session);
  return useSyncExternalStore(keeper.subscribe, keeper.percent);
}

/** The first day something counts for on this desk; null when there is none, undefined while it is read. */
export function useFirstDay(session: DeskSession): LocalDay | null | undefined {
  return useLiveQuery(() => readFirstDay(session), [session]);
}

function rowsToFigures(sealer: Sealer, rows: readonly DayRow[]): PeriodFigures {
  const opened = rows.map((row) => ({ day: row.day, figures: openOnce(sealer, row) }));
  const days = opened.filter((day): day is CountedDay => day.figures !== null);
  return {
    days,
    figures:
      days.length === rows.length ? addFigures(days.map(({ figures }) => figures.valides)) : null,
    pendingDays: rows.filter(
      ({ stale }, index) => stale !== undefined || opened[index]?.figures === null,
    ).length,
  };
}
