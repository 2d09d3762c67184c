import { z } from 'zod';
import {
  addDays,
  dayToMonth,
  localDaySchema,
  localMonthSchema,
} from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay, LocalMonth } from '../../../shared/domain/calendar/local-day.ts';
import type { DayCounts } from '../../../shared/domain/comptage/day-document.ts';
import { composeMonth } from '../../../shared/domain/comptage/lost-month.ts';
import { monthCountsSchema } from '../../../shared/domain/comptage/month-document.ts';
import type { MonthCounts } from '../../../shared/domain/comptage/month-document.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { createMonthMarks } from '../ledger/month-marks.ts';
import type { LedgerFile } from '../ledger/open-ledger.ts';

/** A month a page has to count, and the records in it that are counted under another letter. */
export interface WantedMonth {
  readonly month: LocalMonth;
  readonly ailleurs: readonly Id[];
}

/** What the host knows of the months: which ones to count again, and what was lost of them. */
export interface MonthTable {
  /** The months from the day `from` on, over before `today`, that changed since they were counted. */
  wanted(from: LocalDay, today: LocalDay, limit: number): readonly WantedMonth[];
  /**
   * What the document of a month says, once a page has counted its own entries as they were after the
   * write `throughSeq`; null when something was written since, or when it does not know of the very
   * same visites: it is to be counted again. In a transaction.
   */
  compose(month: LocalMonth, own: MonthCounts, throughSeq: number): MonthCounts | null;
  /** What the département counted of a month when a backup was put back; in a transaction. */
  noteLost(month: LocalMonth, received: MonthCounts): void;
  /** The month of this day is to be counted again. */
  mark(day: LocalDay): void;
  /** Every month is. */
  markAll(): void;
}

const monthsSchema = z.array(z.object({ month: localMonthSchema, seq: z.int() }));
const idsSchema = z.array(z.object({ id: idSchema }));
const daysSchema = z.array(z.object({ day: localDaySchema }));
const lostRowSchema = z.object({ received: z.string(), own: z.string().nullable() }).optional();
const etatsSchema = z.array(z.object({ etat: z.string(), n: z.int() }));

/** `countsOf` gives what a day counts, lost detail included; `countDay` what its entries count. */
export function createMonthTable(
  ledger: LedgerFile,
  countDay: (day: LocalDay) => DayCounts,
  countsOf: (day: LocalDay) => DayCounts,
): MonthTable {
  const { database } = ledger;
  const dirty = database.prepare(
    'SELECT month, seq FROM dirty_months WHERE month >= ? AND month < ? ORDER BY month LIMIT ?',
  );
  const findDirty = database.prepare('SELECT month, seq FROM dirty_months WHERE month = ?');
  const clean = database.prepare('DELETE FROM dirty_months WHERE month = ?');
  const elsewhere = database.prepare(
    `SELECT id FROM records WHERE origin_desk IS NOT NULL
       AND (collection = 'dossier' OR (collection = 'visite' AND local_day BETWEEN ? AND ?))`,
  );
  const daysOf = database.prepare(
    `SELECT DISTINCT local_day AS day FROM records WHERE local_day BETWEEN :first AND :last
     UNION SELECT day FROM lost WHERE day BETWEEN :first AND :last`,
  );
  const findLost = database.prepare('SELECT received, own FROM lost_months WHERE month = ?');
  const saveLost = database.prepare(
    'INSERT OR REPLACE INTO lost_months (month, received, own) VALUES (?, ?, NULL)',
  );
  const saveOwn = database.prepare('UPDATE lost_months SET own = ? WHERE month = ?');
  const erasedEtats = database.prepare('SELECT etat, n FROM erased_etats WHERE month = ?');
  const marks = createMonthMarks(ledger);

  const totalOf = (days: readonly LocalDay[], count: (day: LocalDay) => DayCounts) =>
    days.map(count).reduce(
      (sum, { visites, demandes }) => ({
        visites: sum.visites + visites.total,
        demandes: sum.demandes + demandes.total,
      }),
      { visites: 0, demandes: 0 },
    );

  return {
    wanted: (from, today, limit) =>
      monthsSchema.parse(dirty.all(dayToMonth(from), dayToMonth(today), limit)).map(({ month }) => {
        const { first, last } = daysIn(month);
        const ids = idsSchema.parse(elsewhere.all(first, last));
        return { month, ailleurs: ids.map(({ id }) => id) };
      }),
    compose: (month, own, throughSeq) => {
      const [mark] = monthsSchema.parse(findDirty.all(month));
      if (mark === undefined || mark.seq > throughSeq) return null;
      const days = daysSchema.parse(daysOf.all({ ...daysIn(month) })).map(({ day }) => day);
      const here = totalOf(days, countDay);
      if (here.visites !== own.visites.total || here.demandes !== own.demandes.total) return null;
      clean.run(month);
      const etats = etatsSchema.parse(erasedEtats.all(month));
      const row = lostRowSchema.parse(findLost.get(month));
      // The first time: what is left of it here, from which entries given again are told.
      if (row?.own === null) saveOwn.run(JSON.stringify(own), month);
      const lost =
        row === undefined
          ? null
          : {
              received: monthCountsSchema.parse(JSON.parse(row.received)),
              own: row.own === null ? own : monthCountsSchema.parse(JSON.parse(row.own)),
            };
      return composeMonth(own, lost, {
        ...totalOf(days, countsOf),
        etats: Object.fromEntries(etats.map(({ etat, n }) => [etat, n])),
      });
    },
    noteLost: (month, received) => void saveLost.run(month, JSON.stringify(received)),
    mark: (day) => marks.mark(day, ledger.lastSeq()),
    markAll: () => {
      database
        .prepare(
          `INSERT OR REPLACE INTO dirty_months (month, seq)
             SELECT DISTINCT substr(local_day, 1, 7), :seq FROM records
             UNION SELECT substr(period, 1, 7), :seq FROM documents
             UNION SELECT substr(day, 1, 7), :seq FROM lost
             UNION SELECT month, :seq FROM lost_months
             UNION SELECT month, :seq FROM erased_etats`,
        )
        .run({ seq: ledger.lastSeq() });
    },
  };
}

/** The first day of a month and its last. */
export function daysIn(month: LocalMonth): { readonly first: LocalDay; readonly last: LocalDay } {
  const first = localDaySchema.parse(`${month}-01`);
  return { first, last: addDays(first, Temporal.PlainDate.from(first).daysInMonth - 1) };
}
