import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DayCounts } from '../../../shared/domain/comptage/day-document.ts';
import type { Envelope } from '../../../shared/domain/record/envelope.ts';
import type { LedgerFile } from '../ledger/open-ledger.ts';

/**
 * What each day counted when this desk was opened, until the département is first heard: the part of
 * a restored ledger that the département’s own documents already hold.
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

export function createCountsBefore(
  { database }: LedgerFile,
  countsOf: (day: LocalDay) => DayCounts,
): CountsBefore {
  const findDay = database.prepare('SELECT local_day AS day FROM records WHERE id = ?');
  const before = new Map<LocalDay, DayCounts>();
  let isHeard = false;
  let isForeign = false;
  const keep = (day: LocalDay) => {
    if (!before.has(day)) before.set(day, countsOf(day));
  };
  return {
    note: (records) => {
      if (isHeard || isForeign) return;
      for (const { id, localDay } of records) {
        keep(localDay);
        const kept = localDaySchema.safeParse(findDay.get(id)?.['day']);
        if (kept.success) keep(kept.data);
      }
    },
    of: (day) => (isForeign ? NOTHING : (before.get(day) ?? countsOf(day))),
    settle: () => {
      isHeard = true;
      isForeign = false;
      before.clear();
    },
    forgetAll: () => {
      isForeign = true;
    },
  };
}
