import type { LocalDay, LocalMonth } from '../../../shared/domain/calendar/local-day.ts';
import {
  addDossierToMonth,
  addVisiteToMonth,
  blankMonthCounts,
} from '../../../shared/domain/comptage/count-month.ts';
import type { MonthVisite } from '../../../shared/domain/comptage/count-month.ts';
import type { MonthCounts } from '../../../shared/domain/comptage/month-document.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { visiteClearSchema, visiteSealedSchema } from '../../../shared/domain/visite/schema.ts';
import { dossierKind } from '../dossiers/dossier-kind.ts';
import { openIfReadable } from '../records/open-if-readable.ts';
import type { DeskDatabase, StoredRow } from '../store/desk-database.ts';
import type { Counting } from './count-days.ts';

/** Rows opened between two pauses: a few milliseconds of a slow desk. */
const SLICE = 25;

/** A month to count, and the records of it that are counted under another letter. */
export interface MonthToCount {
  readonly month: LocalMonth;
  readonly ailleurs: readonly Id[];
}

/** What some months count, from the copy as it is after the write `throughSeq`. */
export interface CountedMonths {
  readonly throughSeq: number;
  readonly months: { readonly month: LocalMonth; readonly counts: MonthCounts }[];
}

const countedSchema = visiteSealedSchema
  .unwrap()
  .pick({ age: true, commune: true, demandes: true })
  .strip();

/**
 * Counts the finer dimensions of some months, which are sealed: from every visite of theirs, and from
 * the states all dossiers went through. Counts alone come out of it.
 */
export async function countMonths(
  counting: Counting,
  wanted: readonly MonthToCount[],
): Promise<CountedMonths> {
  const { store, sealer, pause } = counting;
  const { throughSeq, visites, dossiers } = await readRows(store.database, wanted);
  const counts = wanted.map(({ month, ailleurs }, index) => ({
    month,
    away: new Set(ailleurs),
    rows: visites[index] ?? [],
    counts: blankMonthCounts(),
  }));
  const each = async (rows: readonly StoredRow[], count: (row: StoredRow) => void) => {
    for (let start = 0; start < rows.length; start += SLICE) {
      rows.slice(start, start + SLICE).forEach(count);
      await pause();
    }
  };
  for (const one of counts)
    await each(one.rows, (row) => {
      if (row.held || one.away.has(row.id)) return;
      addVisiteToMonth(one.counts, visiteClearSchema.parse(row.clear), openVisite(counting, row));
    });
  await each(dossiers, (row) => {
    const dossier = openIfReadable({ store, sealer }, dossierKind, row);
    if (dossier === null) return;
    for (const one of counts)
      if (!one.away.has(row.id)) addDossierToMonth(one.counts, one.month, dossier.sealed);
  });
  return {
    throughSeq,
    months: counts.map(({ month, counts: total }) => ({ month, counts: total })),
  };
}

/** The rows of some months, with every dossier, as the copy is at one moment, and which one. */
function readRows(database: DeskDatabase, wanted: readonly MonthToCount[]) {
  const { records, meta } = database;
  return database.transaction('r', records, meta, async () => {
    const cursor = await meta.get('cursor');
    const between = (collection: string, from: string, to: string) =>
      records
        .where('[collection+localDay]')
        .between([collection, from as LocalDay], [collection, to as LocalDay], true, true)
        .toArray();
    const visites = await Promise.all(
      wanted.map(({ month }) => between('visite', `${month}-01`, `${month}-31`)),
    );
    const latest =
      wanted
        .map(({ month }) => `${month}-31`)
        .toSorted()
        .at(-1) ?? '';
    // A step is never before its dossier was opened.
    const dossiers = await between('dossier', '', latest);
    return { throughSeq: cursor?.seq ?? 0, visites, dossiers };
  });
}

/** What a month reads of a visite; null when it does not open: its clear half alone is counted then. */
function openVisite({ store, sealer }: Counting, row: StoredRow): MonthVisite | null {
  if (row.sealed === null) return null;
  try {
    return countedSchema.parse(sealer.open(row));
  } catch (error) {
    // The desk was locked meanwhile: every entry would look damaged.
    if (!store.database.isOpen()) throw error;
    return null;
  }
}
