import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useRef, useState } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../desk-session.ts';
import { giveWay } from '../give-way.ts';
import type { JournalEntry, JournalFilter } from './journal-filter.ts';
import { entryKey, openJournalRows, readJournalRows } from './read-journal-day.ts';

/** Days kept open behind the ones in sight, so that scrolling back is immediate. */
const KEPT_DAYS = 60;

/** The entries of the days opened until now; a day that is absent is still being opened. */
export type OpenDays = ReadonlyMap<LocalDay, readonly JournalEntry[]>;

/**
 * The entries of the days in sight under a filter, followed live, opened a few at a time. Days that
 * were in sight stay open for a while. Another filter is for another component: give it a `key`.
 */
export function useJournalDays(
  session: DeskSession,
  filter: JournalFilter,
  inSight: readonly LocalDay[],
): OpenDays {
  const [open, setOpen] = useState<OpenDays>(new Map());
  const latest = useRef(open);
  const wanted = inSight.join(' ');
  const read = useLiveQuery(async () => {
    const days = wanted === '' ? [] : (wanted.split(' ') as LocalDay[]);
    return { days, rows: await readJournalRows(session.store.database, days, filter) };
  }, [session, filter, wanted]);

  useEffect(() => {
    if (read === undefined) return undefined;
    const leaving = new AbortController();
    const { signal } = leaving;
    const openAll = async () => {
      for (const day of read.days) {
        const entries = await openJournalRows(
          {
            sealer: session.sealer,
            pause: () => giveWay('user-visible'),
            signal,
            known: new Map(
              (latest.current.get(day) ?? []).map((entry) => [entryKey(entry.entry), entry]),
            ),
          },
          read.rows.filter(({ localDay }) => localDay === day),
          filter,
        );
        if (signal.aborted) return;
        latest.current = withDay(latest.current, day, entries);
        setOpen(latest.current);
      }
    };
    void openAll();
    return () => leaving.abort();
  }, [filter, read, session]);
  return open;
}

function withDay(before: OpenDays, day: LocalDay, entries: readonly JournalEntry[]): OpenDays {
  const next = new Map(before);
  // Last in the map is last seen.
  next.delete(day);
  next.set(day, entries);
  for (const oldest of next.keys()) {
    if (next.size <= KEPT_DAYS) break;
    next.delete(oldest);
  }
  return next;
}
