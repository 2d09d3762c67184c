import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, onTestFinished } from 'vitest';
import { nameOfCopy } from '../../../renderer/data/store/desk-database.ts';
import { openTestDesk } from '../../support/host-desk.ts';
import type { TestDesk } from '../../support/host-desk.ts';
import { usagerRecord, visite } from '../../support/host-records.ts';
import {
  createWire,
  expectCopyOfLedger,
  markCopy,
  openTestStore,
  readBoot,
  settleStore,
  valueOf,
} from './test-page.ts';

/** What a browser does when it is asked for a bucket, and what it has. */
class Buckets {
  readonly kept = new Map<string, IDBFactory>();
  opens = true;
  deletes = true;

  async open(name: string): Promise<{ readonly indexedDB: IDBFactory }> {
    if (!this.opens) throw new DOMException('No more room for buckets.', 'QuotaExceededError');
    const bucket = this.kept.get(name) ?? new IDBFactory();
    this.kept.set(name, bucket);
    return { indexedDB: bucket };
  }

  async delete(name: string): Promise<void> {
    if (!this.deletes) throw new DOMException('This bucket is held.', 'InvalidStateError');
    this.kept.delete(name);
  }
}

/** A browser with buckets, until the test ends. */
function withBuckets(): Buckets {
  const buckets = new Buckets();
  Object.defineProperty(navigator, 'storageBuckets', { configurable: true, value: buckets });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'storageBuckets'));
  return buckets;
}

/** The copies of a desk there are among the page’s own databases, and in buckets. */
async function placesOf(desk: TestDesk, { kept }: Buckets) {
  const name = nameOfCopy((await readBoot(createWire(desk))).profileId);
  const has = async (storage: { databases(): Promise<IDBDatabaseInfo[]> } | undefined) =>
    ((await storage?.databases()) ?? []).some((one) => one.name === name);
  return { page: await has(indexedDB), bucket: await has(kept.get(name)) };
}

describe('the copy of a page', () => {
  it('is in a bucket of its own where the browser has them', async () => {
    const buckets = withBuckets();
    const desk = openTestDesk();
    await desk.append(visite());
    await expectCopyOfLedger(await openTestStore(createWire(desk)), desk);
    expect(await placesOf(desk, buckets)).toEqual({ page: false, bucket: true });
  });

  it('is among the page’s databases where its bucket is refused, and opens there again', async () => {
    const buckets = withBuckets();
    buckets.opens = false;
    const desk = openTestDesk();
    await desk.append(visite());
    const first = await openTestStore(createWire(desk));
    expect(await placesOf(desk, buckets)).toEqual({ page: true, bucket: false });
    const isSame = await markCopy(first);
    first.close();
    const again = await openTestStore(createWire(desk));
    await expectCopyOfLedger(again, desk);
    expect(await isSame(again)).toBe(true);
  });

  it('once someone was erased, leaves neither place as it was', async () => {
    const buckets = withBuckets();
    const desk = openTestDesk();
    const erased = usagerRecord();
    await desk.append(visite(), erased);
    buckets.opens = false;
    (await openTestStore(createWire(desk))).close();
    buckets.opens = true;
    const store = await openTestStore(createWire(desk));
    expect(await placesOf(desk, buckets)).toEqual({ page: true, bucket: true });
    const [former] = buckets.kept.values();
    valueOf(await desk.call('ledger.erase', { records: [erased.id], copies: [], more: false }));
    await settleStore(store);
    store.close();
    await expectCopyOfLedger(await openTestStore(createWire(desk)), desk);
    expect(await placesOf(desk, buckets)).toEqual({ page: false, bucket: true });
    expect([...buckets.kept.values()]).not.toContain(former);
  });

  it('that the browser will not delete opens all the same, and is still to be made anew', async () => {
    const buckets = withBuckets();
    const desk = openTestDesk();
    const erased = usagerRecord();
    await desk.append(visite(), erased);
    const store = await openTestStore(createWire(desk));
    valueOf(await desk.call('ledger.erase', { records: [erased.id], copies: [], more: false }));
    await settleStore(store);
    store.close();
    buckets.deletes = false;
    const opened = await openTestStore(createWire(desk));
    await expectCopyOfLedger(opened, desk);
    expect(await opened.database.meta.get('cursor')).toMatchObject({ erased: true });
    opened.close();
    buckets.deletes = true;
    const anew = await openTestStore(createWire(desk));
    await expectCopyOfLedger(anew, desk);
    expect((await anew.database.meta.get('cursor'))?.erased).toBeUndefined();
  });
});
