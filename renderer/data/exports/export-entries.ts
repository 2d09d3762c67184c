import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { addDays } from '../../../shared/domain/calendar/local-day.ts';
import type { DayRange } from '../../../shared/domain/comptage/period.ts';
import { entriesSheet } from '../../../shared/domain/echange/entries-sheet.ts';
import type { ExportNames } from '../../../shared/domain/echange/entries-sheet.ts';
import type { Sheet } from '../../../shared/domain/echange/sheet.ts';
import type { DeskSession } from '../desk-session.ts';
import { openEntry } from '../records/entry.ts';
import { seanceKind } from '../seances/seances.ts';
import type { Seance } from '../seances/seances.ts';
import type { StoredRow } from '../store/desk-database.ts';
import { openVisite } from '../visites/visite-entry.ts';
import type { VisiteEntry } from '../visites/visite-entry.ts';

/** Days read at once: between two, the page does everything else. */
const DAYS = 31;

/** The entries of some days as a sheet, oldest first, whatever their state. */
export async function exportEntries(
  session: DeskSession,
  { from, to }: DayRange,
  names: ExportNames,
  pause: () => Promise<void>,
): Promise<Sheet> {
  const visites: VisiteEntry[] = [];
  const seances: Seance[] = [];
  for (let start: LocalDay = from; start <= to; start = addDays(start, DAYS)) {
    const end = addDays(start, DAYS - 1);
    const last = end < to ? end : to;
    for (const row of await readDays(session, 'visite', start, last))
      visites.push(openVisite(session.sealer, row));
    for (const row of await readDays(session, 'seance', start, last))
      seances.push(openEntry(seanceKind, session.sealer, row));
    await pause();
  }
  return entriesSheet(visites, seances, names);
}

function readDays(
  { store }: DeskSession,
  collection: 'visite' | 'seance',
  from: LocalDay,
  to: LocalDay,
): Promise<readonly StoredRow[]> {
  return store.database.records
    .where('[collection+localDay]')
    .between([collection, from], [collection, to], true, true)
    .toArray();
}
