import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../desk-session.ts';
import type { Sealer } from '../sealing/sealer.ts';
import type { StoredRow } from '../store/desk-database.ts';
import { openVisite } from './visite-entry.ts';
import type { VisiteEntry } from './visite-entry.ts';

/** The visites of one day, latest first, followed live; undefined while they load. */
export function useDayVisites(
  session: DeskSession,
  day: LocalDay,
): readonly VisiteEntry[] | undefined {
  const rows = useLiveQuery(
    () =>
      session.store.database.records
        .where('[collection+localDay]')
        .equals(['visite', day])
        .toArray(),
    [session, day],
  );
  return useOpened(session, rows);
}

/** The visites that wait for someone: to keep or withdraw, or to date. */
export function useVisitesWaiting(
  session: DeskSession,
  attention: NonNullable<StoredRow['attention']>,
): readonly VisiteEntry[] | undefined {
  const rows = useLiveQuery(
    () => session.store.database.records.where('attention').equals(attention).toArray(),
    [session, attention],
  );
  return useOpened(session, rows);
}

function useOpened(
  session: DeskSession,
  rows: readonly StoredRow[] | undefined,
): readonly VisiteEntry[] | undefined {
  return useMemo(
    () => rows?.map((row) => openOnce(session.sealer, row)).sort(latestFirst),
    [rows, session],
  );
}

/** Opens a row once per session and revision: a list of the day is read again at each Passage. */
function openOnce(sealer: Sealer, row: StoredRow): VisiteEntry {
  const opened = openedBySealer.get(sealer) ?? new Map<string, VisiteEntry>();
  openedBySealer.set(sealer, opened);
  const key = `${row.id}|${row.rev}|${row.held}`;
  const entry = opened.get(key) ?? openVisite(sealer, row);
  opened.set(key, entry);
  return entry;
}

/** What each key has opened; gone with the key. */
const openedBySealer = new WeakMap<Sealer, Map<string, VisiteEntry>>();

function latestFirst(a: VisiteEntry, b: VisiteEntry): number {
  return momentOf(b).localeCompare(momentOf(a));
}

function momentOf({ localDay, clear, sealed }: VisiteEntry): string {
  return sealed?.instant ?? `${localDay}T${String(clear.heure ?? 0).padStart(2, '0')}`;
}
