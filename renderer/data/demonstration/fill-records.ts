import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import {
  lastDemoRecord,
  listDemoRecords,
} from '../../../shared/domain/demonstration/demo-records.ts';
import type { DemoRecord } from '../../../shared/domain/demonstration/demo-records.ts';
import type { Envelope } from '../../../shared/domain/record/envelope.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { blankSealedHalf } from '../../../shared/domain/visite/passage.ts';
import { MAX_PULL } from '../../../shared/ipc/contract.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { commit } from '../desk-session.ts';
import type { DeskSession } from '../desk-session.ts';
import { sealVisite } from '../visites/visite-entry.ts';

/**
 * Records appended at once. Far below what an append may hold: a Passage pressed meanwhile waits for
 * one batch at most.
 */
export const DEMO_BATCH = 200;

/** What the fill takes from the page. */
export interface FillOptions {
  /** The day the invented past stops before. */
  readonly until: LocalDay;
  /** Told once, when something is missing: how many records are to come. */
  onStart(missing: number): void;
  /** Lets the page do everything else between two batches. */
  pause(): Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Appends the invented visites of the desk’s own platform, oldest first, as a person would have
 * noted them. What was begun is gone on with after the last one the ledger has: nothing is written
 * twice, and what was erased since stays erased. Gives how many were appended. Refusals: the
 * ledger’s own; the next opening tries again.
 */
export async function fillRecords(
  session: DeskSession,
  options: FillOptions,
): Promise<Result<number>> {
  const { until, signal } = options;
  const { site } = session.identity;
  const copy = session.store.database.records;
  const last = lastDemoRecord(site, until);
  if (last === null || (await copy.get(last.id)) !== undefined) return ok(0);
  const records = listDemoRecords(site, until);
  const copied = new Set(await copy.toCollection().primaryKeys());
  let next = afterLast(records, copied);
  if (next < records.length) options.onStart(records.length - next);
  let appended = 0;
  while (next < records.length && !signal.aborted) {
    const batch = records.slice(next, next + DEMO_BATCH);
    const stored = await commit(
      session,
      batch.map((record) => seal(session, record)),
    );
    if (stored.ok) {
      next += batch.length;
      appended += batch.length;
    } else if (stored.failure.code === 'revision-depassee') {
      // The window before this one had a batch under way when it closed: the ledger knows.
      const kept = await readLedgerIds(session);
      if (!kept.ok) return kept;
      const resumed = afterLast(records, kept.value);
      if (resumed <= next) return stored;
      next = resumed;
    } else return stored;
    await options.pause();
  }
  return ok(appended);
}

function afterLast(records: readonly DemoRecord[], ids: ReadonlySet<Id>): number {
  return records.findLastIndex(({ id }) => ids.has(id)) + 1;
}

function seal({ identity, author, sealer }: DeskSession, record: DemoRecord): Envelope {
  const { id, localDay, minute, clear, details } = record;
  const instant = Temporal.PlainDate.from(localDay)
    .toZonedDateTime({ timeZone: identity.zone, plainTime: { hour: clear.heure, minute } })
    .toInstant();
  return sealVisite(sealer, id, 1, {
    localDay,
    clear,
    sealed: {
      ...blankSealedHalf(instant.toString(), author.id, clear.demandes.length),
      ...details,
    },
  });
}

async function readLedgerIds({ bridge }: DeskSession): Promise<Result<ReadonlySet<Id>>> {
  const ids = new Set<Id>();
  for (let afterSeq = 0; ;) {
    const page = await bridge.call('ledger.pull', { afterSeq, limit: MAX_PULL });
    if (!page.ok) return page;
    for (const { id } of [...page.value.records, ...page.value.tombstones]) ids.add(id);
    afterSeq = page.value.throughSeq;
    if (afterSeq >= page.value.ledgerSeq) return ok(ids);
  }
}
