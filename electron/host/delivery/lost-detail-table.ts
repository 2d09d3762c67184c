import { z } from 'zod';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { dayCountsSchema } from '../../../shared/domain/comptage/day-document.ts';
import type { DayCounts } from '../../../shared/domain/comptage/day-document.ts';
import { addLost, consumeLost, findLost } from '../../../shared/domain/comptage/lost-detail.ts';
import { visiteClearSchema } from '../../../shared/domain/visite/schema.ts';
import type { LedgerFile } from '../ledger/open-ledger.ts';

/** The detail days lost when a backup was put back: counts without entries, in table `lost`. */
export interface LostDetail {
  /** What a day still misses, entries given again taken off; null when nothing was lost. */
  left(day: LocalDay): DayCounts | null;
  /** Notes what the département counted of a day beyond what this desk did, in a transaction. */
  note(day: LocalDay, received: DayCounts, own: DayCounts): void;
  list(): readonly { readonly day: LocalDay; readonly visites: number }[];
}

const rowSchema = z.object({ counts: z.string(), after_seq: z.int() }).optional();
const clearRowSchema = z.object({ clear: z.string() });

export function createLostDetail({ database, lastSeq }: LedgerFile): LostDetail {
  const find = database.prepare('SELECT counts, after_seq FROM lost WHERE day = ?');
  const save = database.prepare(
    'INSERT OR REPLACE INTO lost (day, counts, after_seq) VALUES (?, ?, ?)',
  );
  const days = database.prepare('SELECT day FROM lost ORDER BY day');
  // What a person dated by hand under a day that is over: taken from paper, or from memory.
  const again = database.prepare(
    `SELECT clear FROM records WHERE collection = 'visite' AND local_day = ? AND born > ?
       AND held = 0 AND origin_desk IS NULL AND clear ->> '$.etat' = 'valide'
       AND clear ->> '$.datation' = 'confirmee' ORDER BY born`,
  );
  const left = (day: LocalDay): DayCounts | null => {
    const row = rowSchema.parse(find.get(day));
    if (row === undefined) return null;
    const entered = z
      .array(clearRowSchema)
      .parse(again.all(day, row.after_seq))
      .map(({ clear }) => visiteClearSchema.parse(JSON.parse(clear)));
    return consumeLost(dayCountsSchema.parse(JSON.parse(row.counts)), entered);
  };
  return {
    left,
    note: (day, received, own) => {
      const lost = findLost(received, own);
      const former = left(day);
      const total = former === null ? lost : addLost(lost, former);
      save.run(day, JSON.stringify(total), lastSeq());
    },
    list: () =>
      z
        .array(z.object({ day: localDaySchema }))
        .parse(days.all())
        .map(({ day }) => ({ day, visites: left(day)?.visites.total ?? 0 }))
        .filter(({ visites }) => visites > 0),
  };
}
