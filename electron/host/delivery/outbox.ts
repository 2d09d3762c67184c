import { createHash } from 'node:crypto';
import { z } from 'zod';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import {
  COUNT_SCHEMA_VERSION,
  dayDocumentSchema,
} from '../../../shared/domain/comptage/day-document.ts';
import type { DayCounts, DayDocument } from '../../../shared/domain/comptage/day-document.ts';
import type { Provenance } from '../../../shared/domain/site/identifiers.ts';
import type { DeskIdentity } from '../../../shared/domain/site/desk-identity.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { toCanonicalText } from '../../../shared/sync/canonical.ts';
import type { LedgerFile } from '../ledger/open-ledger.ts';

/** A count document issued and not yet acknowledged. */
export interface PendingDocument {
  readonly day: LocalDay;
  readonly hash: string;
  readonly bytes: string;
}

/** Who the documents are issued as. */
export interface Issuer {
  readonly identity: DeskIdentity;
  readonly provenance: Provenance;
}

/** The day documents of this desk: issued, kept until the département acknowledges the same hash. */
export interface Outbox {
  /**
   * Issues again the documents of the days that changed, the oldest `ISSUED_AT_ONCE` of them; a
   * document whose counts are equal stays. Gives whether other days are left.
   */
  issue(issuer: Issuer): boolean;
  /** Documents to send, oldest day first; those refused wait for a new revision. */
  pending(limit: number): readonly PendingDocument[];
  /** Days the département has not acknowledged, refused ones and days still to issue included. */
  backlog(): number;
  acknowledge(day: LocalDay, hash: string): void;
  refuse(day: LocalDay, hash: string, failure: Failure): void;
  /** The first refusal standing, if any. */
  refusal(): Failure | null;
  /** Offers the refused documents again: what they were refused for may be settled. */
  retryRefused(): void;
  /** Sends everything again under a new name: after an enrolment, all days are to be issued. */
  reissueAll(): void;
  position(): { readonly epoch: number; readonly highestRev: number };
}

const documentRowSchema = z.object({ day: localDaySchema, hash: z.string(), bytes: z.string() });
const daysSchema = z.array(z.object({ day: localDaySchema }));
const countRowSchema = z.object({ n: z.int() });
const refusalRowSchema = z
  .object({ refusal_code: z.string(), refusal_sentence: z.string() })
  .optional();
const UNACKNOWLEDGED = 'acknowledged_hash IS NOT hash';

/** Days issued in one transaction, 20 to 40 ms of the host: after an import or an enrolment, more wait. */
const ISSUED_AT_ONCE = 50;

/** The outbox over a ledger; `countDay` gives the counts of a day from its clear halves. */
export function createOutbox(ledger: LedgerFile, countDay: (day: LocalDay) => DayCounts): Outbox {
  const { database } = ledger;
  const dirtyDays = database.prepare('SELECT day FROM dirty_days ORDER BY day LIMIT ?');
  const cleanDay = database.prepare('DELETE FROM dirty_days WHERE day = ?');
  const findDocument = database.prepare('SELECT day, hash, bytes FROM day_documents WHERE day = ?');
  const readMeta = database.prepare('SELECT CAST(value AS INTEGER) AS n FROM meta WHERE key = ?');
  const writeMeta = database.prepare('UPDATE meta SET value = ? WHERE key = ?');
  const saveDocument = database.prepare(
    `INSERT INTO day_documents (day, epoch, rev, hash, bytes) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (day) DO UPDATE SET epoch = excluded.epoch, rev = excluded.rev,
       hash = excluded.hash, bytes = excluded.bytes, refusal_code = NULL, refusal_sentence = NULL`,
  );
  const selectPending = database.prepare(
    `SELECT day, hash, bytes FROM day_documents
     WHERE ${UNACKNOWLEDGED} AND refusal_code IS NULL ORDER BY day LIMIT ?`,
  );
  const countBacklog = database.prepare(
    `SELECT count(*) AS n FROM (
       SELECT day FROM dirty_days UNION SELECT day FROM day_documents WHERE ${UNACKNOWLEDGED})`,
  );
  const saveAcknowledgement = database.prepare(
    'UPDATE day_documents SET acknowledged_hash = ? WHERE day = ? AND hash = ?',
  );
  const saveRefusal = database.prepare(
    'UPDATE day_documents SET refusal_code = ?, refusal_sentence = ? WHERE day = ? AND hash = ?',
  );
  const firstRefusal = database.prepare(
    `SELECT refusal_code, refusal_sentence FROM day_documents
     WHERE refusal_code IS NOT NULL ORDER BY day LIMIT 1`,
  );

  const meta = (key: 'epoch' | 'highest_rev') => countRowSchema.parse(readMeta.get(key)).n;

  const issueDay = (day: LocalDay, issuer: Issuer) => {
    cleanDay.run(day);
    const counts = countDay(day);
    const row = findDocument.get(day);
    const previous = row === undefined ? null : parseDocument(row);
    if (previous === null && counts.visites.total === 0 && counts.seances === undefined) return;
    const { identity, provenance } = issuer;
    const epoch = meta('epoch');
    const rev = meta('highest_rev') + 1;
    const document: DayDocument = {
      kind: 'jour',
      version: COUNT_SCHEMA_VERSION,
      provenance,
      site: identity.site,
      desk: identity.desk,
      day,
      epoch,
      rev,
      counts,
    };
    if (
      previous !== null &&
      toCanonicalText({ ...previous, rev, epoch }) === toCanonicalText(document)
    )
      return;
    const bytes = toCanonicalText(document);
    writeMeta.run(String(rev), 'highest_rev');
    saveDocument.run(day, epoch, rev, createHash('sha256').update(bytes).digest('hex'), bytes);
  };

  return {
    issue: (issuer) => {
      // One more than is issued, to know whether some are left.
      const days = daysSchema.parse(dirtyDays.all(ISSUED_AT_ONCE + 1));
      const now = days.slice(0, ISSUED_AT_ONCE);
      if (now.length > 0) ledger.transaction(() => now.forEach(({ day }) => issueDay(day, issuer)));
      return days.length > now.length;
    },
    pending: (limit) => z.array(documentRowSchema).parse(selectPending.all(limit)),
    backlog: () => countRowSchema.parse(countBacklog.get()).n,
    acknowledge: (day, hash) => {
      saveAcknowledgement.run(hash, day, hash);
    },
    refuse: (day, hash, failure) => {
      saveRefusal.run(failure.code, failure.sentence, day, hash);
    },
    refusal: () => {
      const row = refusalRowSchema.parse(firstRefusal.get());
      return row ? { code: row.refusal_code, sentence: row.refusal_sentence } : null;
    },
    retryRefused: () => {
      database.exec(
        `UPDATE day_documents SET refusal_code = NULL, refusal_sentence = NULL
         WHERE refusal_code IS NOT NULL`,
      );
    },
    reissueAll: () => {
      ledger.transaction(() => {
        database.exec(
          `INSERT OR IGNORE INTO dirty_days (day)
             SELECT DISTINCT local_day FROM records UNION SELECT day FROM day_documents;
           DELETE FROM day_documents;`,
        );
      });
    },
    position: () => ({ epoch: meta('epoch'), highestRev: meta('highest_rev') }),
  };
}

function parseDocument(row: unknown): DayDocument {
  return dayDocumentSchema.parse(JSON.parse(documentRowSchema.parse(row).bytes));
}
