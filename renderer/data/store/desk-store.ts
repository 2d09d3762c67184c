import Dexie from 'dexie';
import type { Bridge } from '../../bridge/bridge.ts';
import { MAX_PULL } from '../../../shared/ipc/contract.ts';
import type { Boot } from '../../../shared/ipc/boot.ts';
import type { StoredEnvelope } from '../../../shared/domain/record/envelope.ts';
import { createDeskDatabase, envelopeToRow } from './desk-database.ts';
import type { DeskDatabase } from './desk-database.ts';
import { forgetFigures, markWrittenDays } from './stale-days.ts';

/** How far a refill is: records copied, of how many writes. */
export type Progress = (done: number, total: number) => void;

/** The page’s copy of the ledger, kept in step with it. */
export interface DeskStore {
  readonly database: DeskDatabase;
  /**
   * Says that this page is appending: its own records are put in place without a pull, even when the
   * ledger tells of them before it answers. Gives what to call once `apply` has them, or there are none.
   */
  expectWrite(): () => void;
  /** Puts records just appended in place, without waiting for the ledger to tell. */
  apply(records: readonly StoredEnvelope[]): Promise<void>;
  /**
   * Brings the copy up to the ledger as it is now, without waiting for the ledger to tell. A shell that
   * does not answer leaves it as it is: what is written next is refused by the same shell.
   */
  catchUp(): Promise<void>;
  /** Compares the copy with the ledger and refills it when some records are missing. */
  verify(onProgress: Progress): Promise<void>;
  close(): void;
}

/** The shell refused or did not answer while the copy was being filled. */
export class StoreUnavailable extends Error {}

/**
 * Opens the copy of a profile and brings it up to the ledger. Damaged, emptied, behind, ahead or of
 * another ledger, it is refilled with progress; it is never shown as a fresh install.
 */
export async function openDeskStore(
  boot: Boot,
  bridge: Bridge,
  onProgress: Progress,
): Promise<DeskStore> {
  const { database, seq: kept } = await openDatabase(boot);
  let seq = kept;
  let closed = false;
  let queue: Promise<void> = Promise.resolve();

  /** One write at a time, in order: the cursor must never pass a record that is not there. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    queue = queue.catch(() => {}).then(work);
    return queue;
  };

  /**
   * Writes what the ledger holds between `seq` and `throughSeq`. The windows of a profile share this
   * copy: when another one has moved its cursor, forward or back to refill it, nothing is written and
   * the copy is followed from where it is now.
   */
  const put = async (
    records: readonly StoredEnvelope[],
    erased: readonly string[],
    throughSeq: number,
  ) => {
    const { days, meta } = database;
    seq = await database.transaction('rw', database.records, meta, days, async () => {
      const cursor = await meta.get('cursor');
      const reached = cursor?.seq ?? 0;
      if (reached !== seq) return reached;
      // Emptied: what was counted of it counts no more.
      if (cursor === undefined) await forgetFigures(database);
      await markWrittenDays(database, records, erased);
      await database.records.bulkPut(records.map(envelopeToRow));
      await database.records.bulkDelete(erased as StoredEnvelope['id'][]);
      await meta.put({ key: 'cursor', ledgerId: boot.ledgerId, seq: throughSeq });
      return throughSeq;
    });
  };

  const pullAll = async (progress: Progress) => {
    for (;;) {
      const page = await bridge.call('ledger.pull', { afterSeq: seq, limit: MAX_PULL });
      if (!page.ok) throw new StoreUnavailable(page.failure.sentence);
      const { records, tombstones, throughSeq, ledgerSeq } = page.value;
      if (throughSeq > seq)
        await put(
          records,
          tombstones.map(({ id }) => id),
          throughSeq,
        );
      progress(seq, ledgerSeq);
      if (seq >= ledgerSeq) return;
    }
  };

  let told = 0;
  let writing = 0;
  /** Follows the ledger in its turn: nothing is asked for when what was told is already in place. */
  const follow = (isMissing: () => boolean) =>
    inTurn(async () => {
      if (isMissing()) await pullAll(() => {});
    }).catch((error: unknown) => {
      // The next event, or the next opening, pulls again; a closed copy has no more to say.
      if (!closed && !(error instanceof StoreUnavailable)) throw error;
    });
  const followTold = () => {
    if (writing === 0 && told > seq) void follow(() => told > seq);
  };

  // Before the first pull: what is written while the copy fills is told too.
  const unsubscribe = bridge.subscribe((event) => {
    // After a lost link, whatever was missed is pulled the same way.
    if (event.event === 'link.found') void follow(() => true);
    if (event.event !== 'ledger.changed') return;
    told = event.seq;
    followTold();
  });

  const close = () => {
    closed = true;
    unsubscribe();
    database.close();
  };

  try {
    await inTurn(() => pullAll(onProgress));
  } catch (error) {
    close();
    throw error;
  }

  return {
    database,
    expectWrite: () => {
      writing += 1;
      return () => {
        writing -= 1;
        if (!closed) followTold();
      };
    },
    apply: (records) =>
      inTurn(async () => {
        const fresh = records.filter((record) => record.seq > seq);
        const last = fresh.at(-1)?.seq;
        if (last === undefined) return;
        // Only what follows the cursor without a gap: the others’ records are between.
        if (fresh.every((record, index) => record.seq === seq + 1 + index))
          await put(fresh, [], last);
        if (seq < last) await pullAll(() => {});
      }),
    catchUp: () =>
      inTurn(async () => {
        try {
          await pullAll(() => {});
        } catch (error) {
          if (!(error instanceof StoreUnavailable)) throw error;
        }
      }),
    verify: (progress) =>
      inTurn(async () => {
        const census = await bridge.call('ledger.census', {});
        if (!census.ok || census.value.ledgerSeq !== seq) return;
        if ((await database.records.count()) === census.value.records) return;
        await clear(database);
        seq = 0;
        await pullAll(progress);
      }),
    close,
  };
}

async function openDatabase(boot: Boot): Promise<{ database: DeskDatabase; seq: number }> {
  try {
    return await tryDatabase(boot);
  } catch {
    // A damaged copy is no loss: the ledger has everything.
    await Dexie.delete(createDeskDatabase(boot.profileId).name);
    return tryDatabase(boot);
  }
}

async function tryDatabase(boot: Boot): Promise<{ database: DeskDatabase; seq: number }> {
  const database = createDeskDatabase(boot.profileId);
  await database.open();
  const cursor = await database.meta.get('cursor');
  const usable =
    cursor !== undefined && cursor.ledgerId === boot.ledgerId && cursor.seq <= boot.ledgerSeq;
  if (!usable) await clear(database);
  return { database, seq: usable ? cursor.seq : 0 };
}

async function clear(database: DeskDatabase): Promise<void> {
  const { records, meta, days } = database;
  await database.transaction('rw', records, meta, days, async () => {
    await records.clear();
    await meta.clear();
    await forgetFigures(database);
  });
}
