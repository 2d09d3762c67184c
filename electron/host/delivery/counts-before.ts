import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { dayCountsSchema } from '../../../shared/domain/comptage/day-document.ts';
import type { DayCounts } from '../../../shared/domain/comptage/day-document.ts';
import type { Envelope } from '../../../shared/domain/record/envelope.ts';
import type { LedgerFile } from '../ledger/open-ledger.ts';

/**
 * What each day counted when this desk was opened, until the département is first heard: the part of
 * a restored ledger that the département’s own documents already hold. A ledger that Relais restored keeps
 * it through every opening until then; one put back by hand is only known of at the first.
 */
export interface CountsBefore {
  /** Before these records are written: their days are about to change. */
  note(records: readonly Envelope[]): void;
  of(day: LocalDay): DayCounts;
  /** The département was heard: nothing is kept any longer. */
  settle(): void;
  /** A ledger that was never linked has nothing in common with what the département holds. */
  forgetAll(): void;
}

const NOTHING: DayCounts = {
  visites: { total: 0, canal: {} },
  demandes: { total: 0, theme: {}, operateur: {} },
  usagersSuivis: { jour: 0, mois: 0, annee: 0 },
};

/** What a restored ledger keeps, as JSON in its `meta`. */
const keptSchema = z.array(z.tuple([localDaySchema, dayCountsSchema]));

/** Makes a ledger that has just been restored keep what its days count now, as they change. */
export function keepCountsBefore(database: DatabaseSync): void {
  database.exec(`INSERT OR REPLACE INTO meta (key, value) VALUES ('before', '[]')`);
}

export function createCountsBefore(
  { database }: LedgerFile,
  countsOf: (day: LocalDay) => DayCounts,
): CountsBefore {
  const findDay = database.prepare('SELECT local_day AS day FROM records WHERE id = ?');
  const save = database.prepare(`UPDATE meta SET value = ? WHERE key = 'before'`);
  const kept = database.prepare(`SELECT value FROM meta WHERE key = 'before'`).get()?.['value'];
  let isKept = kept !== undefined;
  const before = new Map<LocalDay, DayCounts>(
    isKept ? keptSchema.parse(JSON.parse(String(kept))) : [],
  );
  let isHeard = false;
  let isForeign = false;
  const keep = (day: LocalDay) => {
    if (!before.has(day)) before.set(day, countsOf(day));
  };
  return {
    note: (records) => {
      if (isHeard || isForeign) return;
      const known = before.size;
      for (const { id, localDay } of records) {
        keep(localDay);
        const kept = localDaySchema.safeParse(findDay.get(id)?.['day']);
        if (kept.success) keep(kept.data);
      }
      if (isKept && before.size > known) save.run(JSON.stringify([...before]));
    },
    of: (day) => (isForeign ? NOTHING : (before.get(day) ?? countsOf(day))),
    settle: () => {
      isHeard = true;
      isForeign = false;
      before.clear();
      if (isKept) database.exec(`DELETE FROM meta WHERE key = 'before'`);
      isKept = false;
    },
    forgetAll: () => {
      isForeign = true;
    },
  };
}
