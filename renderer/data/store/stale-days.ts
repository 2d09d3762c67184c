import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Collection, StoredEnvelope } from '../../../shared/domain/record/envelope.ts';
import type { DayRow, DeskDatabase } from './desk-database.ts';

/** The collections figures are counted from. */
export const COUNTED: readonly Collection[] = ['visite', 'seance'];

/**
 * Says that the figures of some days are to be counted again: those the records are going to, and
 * those the rows in their place, or erased, are leaving. Called before these are written, in the same
 * transaction: a day whose entries changed is never taken for counted.
 */
export async function markWrittenDays(
  { records, days }: DeskDatabase,
  written: readonly StoredEnvelope[],
  erased: readonly string[],
): Promise<void> {
  // A first revision takes no row’s place, but its own.
  const replaced = written.filter(({ rev }) => rev > 1).map(({ id }) => id);
  const leaving = await records.bulkGet([...replaced, ...(erased as StoredEnvelope['id'][])]);
  const touched = new Set(
    [...written, ...leaving]
      .filter((record) => record !== undefined && COUNTED.includes(record.collection))
      .map((record) => (record as StoredEnvelope).localDay),
  );
  await touch(days, [...touched]);
}

/** Says that some days are to be counted again, their entries unchanged: what was kept does not open. */
export function markUnreadableDays(
  database: DeskDatabase,
  unreadable: readonly LocalDay[],
): Promise<void> {
  const { days } = database;
  return database.transaction('rw', days, () => touch(days, unreadable));
}

/**
 * Forgets what every day counted, when the copy is emptied. The rows stay, so that a count begun
 * before is known to be late.
 */
export async function forgetFigures({ days }: DeskDatabase): Promise<void> {
  const rows = await days.toArray();
  await days.bulkPut(rows.map(({ day, writes }) => touched({ day, writes, sealed: null })));
}

async function touch(days: DeskDatabase['days'], touchedDays: readonly LocalDay[]): Promise<void> {
  const rows = await days.bulkGet([...touchedDays]);
  await days.bulkPut(
    touchedDays.map((day, index) => touched(rows[index] ?? { day, writes: 0, sealed: null })),
  );
}

function touched({ day, writes, sealed }: DayRow): DayRow {
  return { day, writes: writes + 1, stale: 1, sealed };
}
