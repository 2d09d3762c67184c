import { createHash } from 'node:crypto';
import { z } from 'zod';
import { dayToMonth, localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay, LocalMonth } from '../../../shared/domain/calendar/local-day.ts';
import {
  COUNT_SCHEMA_VERSION,
  dayDocumentSchema,
} from '../../../shared/domain/comptage/day-document.ts';
import type { DayCounts } from '../../../shared/domain/comptage/day-document.ts';
import { isBlankMonth } from '../../../shared/domain/comptage/lost-month.ts';
import { monthDocumentSchema } from '../../../shared/domain/comptage/month-document.ts';
import type { MonthCounts } from '../../../shared/domain/comptage/month-document.ts';
import { addLost } from '../../../shared/domain/comptage/lost-detail.ts';
import type { Provenance } from '../../../shared/domain/site/identifiers.ts';
import type { DeskIdentity } from '../../../shared/domain/site/desk-identity.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { toCanonicalText } from '../../../shared/sync/canonical.ts';
import type { LedgerFile } from '../ledger/open-ledger.ts';
import { createLostDetail } from './lost-detail-table.ts';
import { createMonthTable, daysIn } from './month-table.ts';
import type { WantedMonth } from './month-table.ts';

/** What a document is about: a day, or a month by its first day. */
export type DocumentKind = 'jour' | 'mois';

/** A count document issued and not yet acknowledged. */
export interface PendingDocument {
  readonly kind: DocumentKind;
  readonly day: LocalDay;
  readonly hash: string;
  readonly bytes: string;
}

/** Who the documents are issued as. */
export interface Issuer {
  readonly identity: DeskIdentity;
  readonly provenance: Provenance;
}

/** A document as the département keeps it, given back to this desk. */
export interface OwnDocument {
  readonly kind: DocumentKind;
  readonly period: LocalDay;
  readonly epoch: number;
  readonly rev: number;
  readonly bytes: string;
}

/** The count documents of this desk: issued, kept until the département acknowledges the same hash. */
export interface Outbox {
  /**
   * Issues again the documents of the days that changed, the oldest `ISSUED_AT_ONCE` of them; a
   * document whose counts are equal stays. Gives whether other days are left.
   */
  issue(issuer: Issuer): boolean;
  /** The months over before `today` that an unlocked page has to count; see `createMonthTable`. */
  wantedMonths(today: LocalDay, limit: number): readonly WantedMonth[];
  /**
   * Issues the document of a month over, from what a page counted of its entries as they were after the
   * write `throughSeq`. Gives false, and issues nothing, when the month has changed since.
   */
  issueMonth(month: LocalMonth, own: MonthCounts, throughSeq: number, issuer: Issuer): boolean;
  /** Documents to send, oldest first; those refused wait for a new revision. */
  pending(limit: number): readonly PendingDocument[];
  /** Documents the département has not acknowledged, refused ones and days still to issue included. */
  backlog(): number;
  /** Notes several answers at once: on the disk together, or none of them, and then they are asked for again. */
  together(note: () => void): void;
  acknowledge(day: LocalDay, hash: string, kind?: DocumentKind): void;
  refuse(day: LocalDay, hash: string, failure: Failure, kind?: DocumentKind): void;
  /** The first refusal standing, if any. */
  refusal(): Failure | null;
  /** Offers the refused documents again: what they were refused for may be settled. */
  retryRefused(): void;
  /** Sends everything again under a new name: after an enrolment, all days and months are to be issued. */
  reissueAll(): void;
  position(): { readonly epoch: number; readonly highestRev: number };
  /**
   * Takes up again from what the département knows better (see “Rollback” in `protocol.ts`):
   * `countsBefore` gives what this desk counted of a day when it was opened. Gives how many visites
   * have lost their detail.
   */
  takeUp(
    known: readonly OwnDocument[],
    received: { readonly epoch: number; readonly highestRev: number },
    countsBefore: (day: LocalDay) => DayCounts,
  ): number;
  /** What a day counts, lost detail included: what its document says, or will say. */
  countsOf(day: LocalDay): DayCounts;
  /** The days whose detail was lost, and how many visites each still misses. */
  lost(): readonly { readonly day: LocalDay; readonly visites: number }[];
}

const documentRowSchema = z.object({
  kind: z.enum(['jour', 'mois']),
  day: localDaySchema,
  hash: z.string(),
  bytes: z.string(),
});
const revisionRowSchema = z.object({ epoch: z.int(), rev: z.int(), hash: z.string() }).optional();
const daysSchema = z.array(z.object({ day: localDaySchema }));
const countRowSchema = z.object({ n: z.int() });
const refusalRowSchema = z
  .object({ refusal_code: z.string(), refusal_sentence: z.string() })
  .optional();
const UNACKNOWLEDGED = 'acknowledged_hash IS NOT hash';

/** Days issued in one transaction, 20 to 40 ms of the host: after an import or an enrolment, more wait. */
const ISSUED_AT_ONCE = 50;

/**
 * The outbox over a ledger; `countDay` gives the counts of a day from its clear halves. What is of
 * before `firstKept()`, the first day the département keeps documents of, counts on this desk alone: it
 * is neither issued, nor sent, nor missing.
 */
export function createOutbox(
  ledger: LedgerFile,
  countDay: (day: LocalDay) => DayCounts,
  firstKept: () => LocalDay,
): Outbox {
  const { database } = ledger;
  const dirtyDays = database.prepare(
    'SELECT day FROM dirty_days WHERE day >= ? ORDER BY day LIMIT ?',
  );
  const cleanDay = database.prepare('DELETE FROM dirty_days WHERE day = ?');
  const markDay = database.prepare('INSERT OR IGNORE INTO dirty_days (day) VALUES (?)');
  const findRevision = database.prepare(
    'SELECT epoch, rev, hash FROM documents WHERE kind = ? AND period = ?',
  );
  const forgetDocument = database.prepare('DELETE FROM documents WHERE kind = ? AND period = ?');
  const readMeta = database.prepare('SELECT CAST(value AS INTEGER) AS n FROM meta WHERE key = ?');
  const writeMeta = database.prepare('UPDATE meta SET value = ? WHERE key = ?');
  const saveDocument = database.prepare(
    `INSERT INTO documents (kind, period, epoch, rev, hash, bytes) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (kind, period) DO UPDATE SET epoch = excluded.epoch, rev = excluded.rev,
       hash = excluded.hash, bytes = excluded.bytes, refusal_code = NULL, refusal_sentence = NULL`,
  );
  const selectPending = database.prepare(
    `SELECT kind, period AS day, hash, bytes FROM documents
     WHERE ${UNACKNOWLEDGED} AND refusal_code IS NULL AND period >= ?
     ORDER BY period, kind LIMIT ?`,
  );
  const countBacklog = database.prepare(
    `SELECT count(*) AS n FROM (
       SELECT 'jour' AS kind, day FROM dirty_days
       UNION SELECT kind, period FROM documents WHERE ${UNACKNOWLEDGED})
     WHERE day >= ?`,
  );
  const saveAcknowledgement = database.prepare(
    'UPDATE documents SET acknowledged_hash = ? WHERE kind = ? AND period = ? AND hash = ?',
  );
  // The âge and the commune of a month’s only visite could be read in it: it stays no longer than it must.
  const emptyMonth = database.prepare(
    "UPDATE documents SET bytes = '' WHERE kind = 'mois' AND period = ? AND acknowledged_hash = ?",
  );
  const saveRefusal = database.prepare(
    `UPDATE documents SET refusal_code = ?, refusal_sentence = ?
     WHERE kind = ? AND period = ? AND hash = ?`,
  );
  const firstRefusal = database.prepare(
    `SELECT refusal_code, refusal_sentence FROM documents
     WHERE refusal_code IS NOT NULL AND period >= ? ORDER BY period LIMIT 1`,
  );
  const lostDetail = createLostDetail(ledger);

  const meta = (key: 'epoch' | 'highest_rev') => countRowSchema.parse(readMeta.get(key)).n;
  const countsOf = (day: LocalDay): DayCounts => {
    const lost = lostDetail.left(day);
    return lost === null ? countDay(day) : addLost(countDay(day), lost);
  };
  const months = createMonthTable(ledger, countDay, countsOf);

  /** Issues a document under the next revision, unless the one issued already says the same. */
  const save = (kind: DocumentKind, period: LocalDay, content: object) => {
    const write = (epoch: number, rev: number) => {
      const bytes = toCanonicalText({ ...content, epoch, rev });
      return { epoch, rev, bytes, hash: createHash('sha256').update(bytes).digest('hex') };
    };
    const former = revisionRowSchema.parse(findRevision.get(kind, period));
    if (former !== undefined && write(former.epoch, former.rev).hash === former.hash) return;
    const { epoch, rev, bytes, hash } = write(meta('epoch'), meta('highest_rev') + 1);
    writeMeta.run(String(rev), 'highest_rev');
    saveDocument.run(kind, period, epoch, rev, hash, bytes);
  };
  const head = (kind: DocumentKind, { identity, provenance }: Issuer) => ({
    kind,
    version: COUNT_SCHEMA_VERSION,
    provenance,
    site: identity.site,
    desk: identity.desk,
  });

  const issueDay = (day: LocalDay, issuer: Issuer) => {
    cleanDay.run(day);
    const counts = countsOf(day);
    if (findRevision.get('jour', day) === undefined && isNothing(counts)) return;
    save('jour', day, { ...head('jour', issuer), day, counts });
  };

  return {
    countsOf,
    lost: lostDetail.list,
    issue: (issuer) => {
      // One more than is issued, to know whether some are left.
      const days = daysSchema.parse(dirtyDays.all(firstKept(), ISSUED_AT_ONCE + 1));
      const now = days.slice(0, ISSUED_AT_ONCE);
      if (now.length > 0) ledger.transaction(() => now.forEach(({ day }) => issueDay(day, issuer)));
      return days.length > now.length;
    },
    wantedMonths: (today, limit) => months.wanted(firstKept(), today, limit),
    issueMonth: (month, own, throughSeq, issuer) =>
      ledger.transaction(() => {
        const counts = months.compose(month, own, throughSeq);
        if (counts === null) return false;
        const { first } = daysIn(month);
        if (findRevision.get('mois', first) !== undefined || !isBlankMonth(counts))
          save('mois', first, { ...head('mois', issuer), month, counts });
        return true;
      }),
    pending: (limit) => z.array(documentRowSchema).parse(selectPending.all(firstKept(), limit)),
    backlog: () => countRowSchema.parse(countBacklog.get(firstKept())).n,
    together: (note) => ledger.transaction(note),
    acknowledge: (day, hash, kind = 'jour') => {
      saveAcknowledgement.run(hash, kind, day, hash);
      if (kind === 'mois') emptyMonth.run(day, hash);
    },
    refuse: (day, hash, failure, kind = 'jour') => {
      saveRefusal.run(failure.code, failure.sentence, kind, day, hash);
    },
    refusal: () => {
      const row = refusalRowSchema.parse(firstRefusal.get(firstKept()));
      return row ? { code: row.refusal_code, sentence: row.refusal_sentence } : null;
    },
    retryRefused: () => {
      database.exec(
        `UPDATE documents SET refusal_code = NULL, refusal_sentence = NULL
         WHERE refusal_code IS NOT NULL`,
      );
    },
    reissueAll: () => {
      ledger.transaction(() => {
        months.markAll();
        database.exec(
          `INSERT OR IGNORE INTO dirty_days (day)
             SELECT DISTINCT local_day FROM records WHERE origin_desk IS NULL
             UNION SELECT period FROM documents WHERE kind = 'jour'
             UNION SELECT day FROM lost;
           DELETE FROM documents;`,
        );
      });
    },
    position: () => ({ epoch: meta('epoch'), highestRev: meta('highest_rev') }),
    takeUp: (known, received, countsBefore) =>
      ledger.transaction(() => {
        for (const { kind, period, epoch, rev, bytes } of known) {
          const row = revisionRowSchema.parse(findRevision.get(kind, period));
          const isOwnBetter =
            row !== undefined && (row.epoch > epoch || (row.epoch === epoch && row.rev >= rev));
          if (isOwnBetter) continue;
          forgetDocument.run(kind, period);
          months.mark(period);
          if (kind === 'mois') {
            const document = monthDocumentSchema.safeParse(JSON.parse(bytes));
            if (document.success) months.noteLost(dayToMonth(period), document.data.counts);
            continue;
          }
          const document = dayDocumentSchema.safeParse(JSON.parse(bytes));
          if (!document.success) continue;
          lostDetail.note(period, document.data.counts, countsBefore(period));
          markDay.run(period);
        }
        writeMeta.run(String(Math.max(received.epoch, meta('epoch')) + 1), 'epoch');
        return lostDetail.list().reduce((sum, { visites }) => sum + visites, 0);
      }),
  };
}

function isNothing({ visites, seances, rdv, kilometres }: DayCounts): boolean {
  return (
    visites.total === 0 && seances === undefined && rdv === undefined && kilometres === undefined
  );
}
