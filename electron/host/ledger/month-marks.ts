import { dayToMonth } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { LedgerFile } from './open-ledger.ts';

/** Says which months are to be counted again, in the transaction of the write that changed them. */
export interface MonthMarks {
  /** The month of a day, changed by the write numbered `seq`. */
  mark(day: LocalDay, seq: number): void;
  /** Every month from that of a day to that of another. */
  markThrough(from: LocalDay, to: LocalDay, seq: number): void;
}

/** The marks of a ledger, in `dirty_months`: the number of the last write each month was changed by. */
export function createMonthMarks({ database }: Pick<LedgerFile, 'database'>): MonthMarks {
  const save = database.prepare('INSERT OR REPLACE INTO dirty_months (month, seq) VALUES (?, ?)');
  return {
    mark: (day, seq) => void save.run(dayToMonth(day), seq),
    markThrough: (from, to, seq) => {
      const last = Temporal.PlainYearMonth.from(dayToMonth(to));
      let month = Temporal.PlainYearMonth.from(dayToMonth(from));
      for (; Temporal.PlainYearMonth.compare(month, last) <= 0; month = month.add({ months: 1 }))
        save.run(month.toString(), seq);
    },
  };
}
