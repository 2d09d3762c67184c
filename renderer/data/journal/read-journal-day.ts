import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../desk-session.ts';
import { openEntry } from '../records/entry.ts';
import { seanceKind } from '../seances/seances.ts';
import type { DeskDatabase, StoredRow } from '../store/desk-database.ts';
import { openVisite } from '../visites/visite-entry.ts';
import { filterToCollection, isKept } from './journal-filter.ts';
import type { JournalEntry, JournalFilter } from './journal-filter.ts';

/** Rows opened between two pauses: a few milliseconds. */
const SLICE = 25;

/** The rows of some days a filter looks in, each day in one read. */
export async function readJournalRows(
  { records }: DeskDatabase,
  days: readonly LocalDay[],
  filter: JournalFilter,
): Promise<readonly StoredRow[]> {
  const collection = filterToCollection(filter);
  const rows = await Promise.all(
    days.map((day) => records.where('[collection+localDay]').equals([collection, day]).toArray()),
  );
  return rows.flat();
}

/** What the journal takes from the page: the key, and a pause that lets it do everything else first. */
export interface Opening extends Pick<DeskSession, 'sealer'> {
  readonly pause: () => Promise<void>;
  /** Aborted when nobody looks at these rows any more. */
  readonly signal: AbortSignal;
  /** What is already open, by id and revision: it is not opened again. */
  readonly known: ReadonlyMap<string, JournalEntry>;
}

/** Opens rows, and gives those a filter keeps, the latest of each day first. Held ones wait elsewhere. */
export async function openJournalRows(
  opening: Opening,
  rows: readonly StoredRow[],
  filter: JournalFilter,
): Promise<readonly JournalEntry[]> {
  const kept: JournalEntry[] = [];
  for (let start = 0; start < rows.length; start += SLICE) {
    if (start > 0) await opening.pause();
    if (opening.signal.aborted) return [];
    for (const row of rows.slice(start, start + SLICE)) {
      const entry = row.held ? null : openRow(opening, row);
      if (entry !== null && isKept(filter, entry)) kept.push(entry);
    }
  }
  return kept.toSorted((a, b) => momentOf(b).localeCompare(momentOf(a)));
}

/** What an open entry is known by: another revision is another content. */
export function entryKey({ id, rev }: { readonly id: string; readonly rev: number }): string {
  return `${id}|${rev}`;
}

function openRow({ sealer, known }: Opening, row: StoredRow): JournalEntry {
  const open = known.get(entryKey(row));
  if (open !== undefined) return open;
  return row.collection === 'seance'
    ? { kind: 'seance', entry: openEntry(seanceKind, sealer, row) }
    : { kind: 'visite', entry: openVisite(sealer, row) };
}

/** Something to order the entries of a day by; those of unknown hour come last. */
function momentOf(journal: JournalEntry): string {
  const { entry } = journal;
  if (journal.kind === 'seance') return `${entry.localDay}|${journal.entry.sealed.noteeLe}`;
  const { clear, sealed } = journal.entry;
  const hour = clear.heure === null ? '' : String(clear.heure).padStart(2, '0');
  return `${entry.localDay}|${hour}|${sealed?.instant ?? ''}`;
}
