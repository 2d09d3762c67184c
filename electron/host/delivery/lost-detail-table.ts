import { z } from 'zod';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { dayCountsSchema } from '../../../shared/domain/comptage/day-document.ts';
import type { DayCounts } from '../../../shared/domain/comptage/day-document.ts';
import {
  addLost,
  consumeLost,
  findLost,
  leftOfRdvs,
} from '../../../shared/domain/comptage/lost-detail.ts';
import { visiteClearSchema } from '../../../shared/domain/visite/schema.ts';
import { RDV_CELL } from '../ledger/count-day.ts';
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
const heldRowSchema = z.object({ cell: z.string(), n: z.int() });
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
  // Appointments this ledger had when it was put back, as the calendar has settled them since.
  const held = database.prepare(
    `SELECT ${RDV_CELL} AS cell, count(*) AS n FROM records r
     WHERE r.collection = 'rdv' AND r.local_day = ? AND r.born <= ? AND r.held = 0
       AND r.origin_desk IS NULL AND ${RDV_CELL} IS NOT NULL GROUP BY 1`,
  );
  const left = (day: LocalDay): DayCounts | null => {
    const row = rowSchema.parse(find.get(day));
    if (row === undefined) return null;
    const entered = z
      .array(clearRowSchema)
      .parse(again.all(day, row.after_seq))
      .map(({ clear }) => visiteClearSchema.parse(JSON.parse(clear)));
    const { rdv: counted, ...lost } = dayCountsSchema.parse(JSON.parse(row.counts));
    const settled = z.array(heldRowSchema).parse(held.all(day, row.after_seq));
    const rdv = leftOfRdvs(
      counted ?? {},
      Object.fromEntries(settled.map(({ cell, n }) => [cell, n])),
    );
    return {
      ...consumeLost(lost, entered),
      ...(Object.keys(rdv).length > 0 && { rdv }),
    };
  };
  return {
    left,
    note: (day, received, own) => {
      const lost = findLost(received, own);
      const former = left(day);
      save.run(day, JSON.stringify(former === null ? lost : addUp(lost, former)), lastSeq());
    },
    list: () =>
      z
        .array(z.object({ day: localDaySchema }))
        .parse(days.all())
        .map(({ day }) => ({ day, visites: left(day)?.visites.total ?? 0 }))
        .filter(({ visites }) => visites > 0),
  };
}

/** What two restorations lost. What a day counted of appointments is whole in the last one. */
function addUp({ rdv, ...lost }: DayCounts, { rdv: _rest, ...former }: DayCounts): DayCounts {
  return { ...addLost(lost, former), ...(rdv !== undefined && { rdv }) };
}
