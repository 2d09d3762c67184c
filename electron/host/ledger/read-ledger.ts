import { z } from 'zod';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import type { Response } from '../../../shared/ipc/contract.ts';
import type { LedgerFile } from './open-ledger.ts';
import { rowToEnvelope } from './stored-row.ts';

const tombstoneSchema = z.object({ id: idSchema, seq: z.int() });
const daySchema = z.object({ day: localDaySchema }).optional();
const countSchema = z.object({ n: z.int() });

/** Reads of the ledger; none of them opens a sealed half. */
export interface LedgerReader {
  /** Records and erasures written after `afterSeq`, in order, at most `limit` of them. */
  pull(afterSeq: number, limit: number): Response<'ledger.pull'>;
  census(): Response<'ledger.census'>;
  /** The latest day among entries whose date is trusted; null when there is none. */
  lastTrustedDay(): LocalDay | null;
  /** The earliest one. */
  firstTrustedDay(): LocalDay | null;
}

export function createLedgerReader(ledger: LedgerFile): LedgerReader {
  const { database } = ledger;
  const recordsAfter = database.prepare('SELECT * FROM records WHERE seq > ? ORDER BY seq LIMIT ?');
  const tombstonesBetween = database.prepare(
    'SELECT id, seq FROM tombstones WHERE seq > ? AND seq <= ? ORDER BY seq',
  );
  const lastDay = database.prepare(
    `SELECT local_day AS day FROM records
     WHERE held = 0 AND clear ->> '$.datation' IS NOT NULL ORDER BY local_day DESC LIMIT 1`,
  );
  const firstDay = database.prepare(
    `SELECT local_day AS day FROM records
     WHERE held = 0 AND clear ->> '$.datation' IS NOT NULL ORDER BY local_day LIMIT 1`,
  );
  const countRecords = database.prepare('SELECT count(*) AS n FROM records');
  return {
    pull: (afterSeq, limit) => {
      const records = recordsAfter.all(afterSeq, limit).map(rowToEnvelope);
      const ledgerSeq = ledger.lastSeq();
      const throughSeq = records.length < limit ? ledgerSeq : (records.at(-1)?.seq ?? ledgerSeq);
      const tombstones = z
        .array(tombstoneSchema)
        .parse(tombstonesBetween.all(afterSeq, throughSeq));
      return { records, tombstones, throughSeq, ledgerSeq };
    },
    census: () => ({
      records: countSchema.parse(countRecords.get()).n,
      ledgerSeq: ledger.lastSeq(),
    }),
    lastTrustedDay: () => daySchema.parse(lastDay.get())?.day ?? null,
    firstTrustedDay: () => daySchema.parse(firstDay.get())?.day ?? null,
  };
}
