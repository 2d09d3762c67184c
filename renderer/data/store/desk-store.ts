import type { Bridge } from '../../bridge/bridge.ts';
import { MAX_PULL } from '../../../shared/ipc/contract.ts';
import type { Boot } from '../../../shared/ipc/boot.ts';
import type { StoredEnvelope } from '../../../shared/domain/record/envelope.ts';
import { holdCopy, whileNobodyHolds } from './copy-lock.ts';
import { deleteCopyStorage, openCopyStorage } from './copy-storage.ts';
import { createDeskDatabase, envelopeToRow, nameOfCopy } from './desk-database.ts';
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
  const { database, seq: kept, leave } = await openCopy(boot);
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
      const ofSomeone = await eraseRows(database, erased);
      await meta.put({
        key: 'cursor',
        ledgerId: boot.ledgerId,
        seq: throughSeq,
        ...((ofSomeone || cursor?.erased === true) && { erased: true }),
      });
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
    void leave();
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

/** A copy that is open, and how to say that it is not any more. */
interface OpenCopy {
  readonly database: DeskDatabase;
  readonly seq: number;
  readonly leave: () => Promise<void>;
}

/**
 * Opens the copy of a profile. One that had rows erased is made anew first, its files with it, unless
 * another window has it open: the next opening does it.
 */
async function openCopy(boot: Boot): Promise<OpenCopy> {
  const opened = await openHeld(boot);
  if (!opened.soiled) return opened;
  opened.database.close();
  await opened.leave();
  await whileNobodyHolds(boot.profileId, () => deleteCopyStorage(opened.database.name));
  return openHeld(boot);
}

async function openHeld(boot: Boot): Promise<OpenCopy & { readonly soiled: boolean }> {
  const leave = await holdCopy(boot.profileId);
  try {
    return { ...(await openDatabase(boot)), leave };
  } catch (error) {
    void leave();
    throw error;
  }
}

interface OpenDatabase {
  readonly database: DeskDatabase;
  readonly seq: number;
  readonly soiled: boolean;
}

async function openDatabase(boot: Boot): Promise<OpenDatabase> {
  try {
    return await tryDatabase(boot);
  } catch {
    // A damaged copy is no loss: the ledger has everything.
    await deleteCopyStorage(nameOfCopy(boot.profileId));
    return tryDatabase(boot);
  }
}

async function tryDatabase(boot: Boot): Promise<OpenDatabase> {
  const storage = await openCopyStorage(nameOfCopy(boot.profileId));
  const database = createDeskDatabase(boot.profileId, storage);
  await database.open();
  const cursor = await database.meta.get('cursor');
  const usable =
    cursor !== undefined && cursor.ledgerId === boot.ledgerId && cursor.seq <= boot.ledgerSeq;
  if (!usable) await clear(database);
  return { database, seq: usable ? cursor.seq : 0, soiled: cursor?.erased === true };
}

/**
 * Erases some rows; whether any of them was of someone. Lines of the access log, which grow too old a
 * few each day, name nobody.
 */
async function eraseRows({ records }: DeskDatabase, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return false;
  const erased = [...ids] as StoredEnvelope['id'][];
  const rows = await records.bulkGet(erased);
  await records.bulkDelete(erased);
  return rows.some((row) => row !== undefined && row.collection !== 'acces');
}

async function clear(database: DeskDatabase): Promise<void> {
  const { records, meta, days } = database;
  await database.transaction('rw', records, meta, days, async () => {
    const cursor = await meta.get('cursor');
    await records.clear();
    await meta.clear();
    // What was erased is still to be forgotten by the browser’s files.
    if (cursor?.erased === true) await meta.put({ ...cursor, seq: 0 });
    await forgetFigures(database);
  });
}
