import { z } from 'zod';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { createMonthMarks } from './month-marks.ts';
import type { LedgerFile } from './open-ledger.ts';

const rowSchema = z.object({ seq: z.int(), local_day: localDaySchema });

/**
 * Sets aside the entries the clock dated after `day`, once the département’s clock has shown that
 * those days are still to come. They leave the counts until someone gives their date. Gives how
 * many were set aside.
 */
export function createHolder(ledger: LedgerFile): (day: LocalDay) => number {
  const find = ledger.database.prepare(
    `SELECT seq, local_day FROM records
     WHERE local_day > ? AND held = 0 AND clear ->> '$.datation' = 'horloge' ORDER BY seq`,
  );
  const hold = ledger.database.prepare('UPDATE records SET held = 1, seq = ? WHERE seq = ?');
  const markDay = ledger.database.prepare('INSERT OR IGNORE INTO dirty_days (day) VALUES (?)');
  const months = createMonthMarks(ledger);
  return (day) => {
    const rows = z.array(rowSchema).parse(find.all(day));
    if (rows.length === 0) return 0;
    ledger.transaction(() => {
      for (const row of rows) {
        const seq = ledger.nextSeq();
        hold.run(seq, row.seq);
        markDay.run(row.local_day);
        months.mark(row.local_day, seq);
      }
    });
    return rows.length;
  };
}
