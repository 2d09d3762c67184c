import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import {
  blankDayFigures,
  countSeanceOfDay,
  countVisiteOfDay,
} from '../../../shared/domain/comptage/day-figures.ts';
import type { DayFigures } from '../../../shared/domain/comptage/day-figures.ts';
import type { CountedVisite } from '../../../shared/domain/comptage/figures.ts';
import { seanceClearSchema } from '../../../shared/domain/seance/schema.ts';
import { visiteClearSchema, visiteSealedSchema } from '../../../shared/domain/visite/schema.ts';
import type { DeskSession } from '../desk-session.ts';
import type { Sealer } from '../sealing/sealer.ts';
import type { DayRow, DeskDatabase, StoredRow } from '../store/desk-database.ts';
import { COUNTED } from '../store/stale-days.ts';
import { sealDayFigures } from './sealed-day.ts';

/** Rows counted between two pauses: a few milliseconds of a slow desk. */
const SLICE = 25;

/** What counting takes from the page: `pause` lets it do everything else first. */
export interface Counting extends Pick<DeskSession, 'store' | 'sealer'> {
  readonly pause: () => Promise<void>;
}

/**
 * Counts those of some days that are stale, from their rows, and keeps their figures, sealed.
 * Whatever happens meanwhile is right: a day written again stays stale, and two windows that count
 * the same day keep the same figures.
 */
export async function countDays(
  { store, sealer, pause }: Counting,
  wanted: readonly LocalDay[],
): Promise<void> {
  const { database } = store;
  const { stale, rows } = await readDays(database, wanted);
  const figures = new Map(stale.map(({ day }) => [day, blankDayFigures()]));
  for (let start = 0; start < rows.length; start += SLICE) {
    for (const row of rows.slice(start, start + SLICE)) {
      const day = figures.get(row.localDay);
      if (day !== undefined) countRow(day, sealer, row);
    }
    await pause();
  }
  const counted = stale.map(({ day, writes }) => ({
    day,
    writes,
    sealed: sealDayFigures(sealer, day, figures.get(day) ?? blankDayFigures()),
  }));
  await database.transaction('rw', database.days, async () => {
    const now = await database.days.bulkGet(counted.map(({ day }) => day));
    await database.days.bulkPut(
      counted.filter(({ writes }, index) => now[index]?.writes === writes),
    );
  });
}

/** The days that are stale, as they stand, with all their rows. */
function readDays(database: DeskDatabase, wanted: readonly LocalDay[]) {
  const { days, records } = database;
  return database.transaction('r', days, records, async () => {
    const found = await days.bulkGet([...wanted]);
    const stale = found.filter((row): row is DayRow => row?.stale !== undefined);
    // Each day in one read: a query over several would go through a cursor, row by row.
    const rows = await Promise.all(
      stale.flatMap(({ day }) =>
        COUNTED.map((collection) =>
          records.where('[collection+localDay]').equals([collection, day]).toArray(),
        ),
      ),
    );
    return { stale, rows: rows.flat() };
  });
}

/** Adds a row to its day. A held one waits for its date; it counts nowhere until then. */
function countRow(figures: DayFigures, sealer: Sealer, row: StoredRow): void {
  if (row.held) return;
  if (row.collection === 'seance') countSeanceOfDay(figures, seanceClearSchema.parse(row.clear));
  else countVisiteOfDay(figures, visiteClearSchema.parse(row.clear), openCounted(sealer, row));
}

const countedSchema = visiteSealedSchema
  .unwrap()
  .pick({ age: true, commune: true, premiereVenue: true, demandes: true })
  .strip();

/**
 * What is counted of a sealed half. One that does not open (altered on the disk) is counted by its
 * clear half alone, as the département counts it: a damaged entry must not hide a whole day.
 */
function openCounted(sealer: Sealer, row: StoredRow): CountedVisite | null {
  if (row.sealed === null) return null;
  try {
    return countedSchema.parse(sealer.open(row));
  } catch {
    return null;
  }
}
