import { createBridge } from '../../../../renderer/bridge/bridge.ts';
import { deleteCopyStorage } from '../../../../renderer/data/store/copy-storage.ts';
import { nameOfCopy } from '../../../../renderer/data/store/desk-database.ts';
import { openDeskStore } from '../../../../renderer/data/store/desk-store.ts';
import type { DeskStore } from '../../../../renderer/data/store/desk-store.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import type { Boot } from '../../../../shared/ipc/boot.ts';
import { fetchRecords, time } from '../../records-source.ts';
import type { RecordPages } from '../../records-source.ts';

/** What is filled with: records whole, or stripped of their sealed half. */
export type Fill = 'scelle' | 'clair';

const prepared = new Map<Fill, RecordPages>();

/** Fetches what the fills put, before any is timed. */
export async function prepareRecords(count: number): Promise<void> {
  prepared.set('scelle', await fetchRecords(count, false));
  prepared.set('clair', await fetchRecords(count, true));
}

/** Milliseconds our copy takes to take in every record, from empty, as it does at a first opening. */
export async function fillRelais(fill: Fill): Promise<number> {
  const { boot, bridge } = fakeShell(prepared.get(fill) ?? []);
  let store: DeskStore | null = null;
  const taken = await time(async () => {
    store = await openDeskStore(boot, bridge, () => {});
  });
  (store as DeskStore | null)?.close();
  await deleteCopyStorage(nameOfCopy(boot.profileId));
  return taken;
}

/** Milliseconds of the same rows put in IndexedDB itself, as durably, with the same indexes. */
export async function fillRaw(fill: Fill): Promise<number> {
  const name = `brut-${crypto.randomUUID()}`;
  const taken = await time(async () => {
    const database = await openRaw(name);
    for (const page of prepared.get(fill) ?? []) await putPage(database, page);
    database.close();
  });
  await deleteRaw(name);
  return taken;
}

/** A shell whose ledger holds these pages, without the network between: what is timed is the copy. */
export function fakeShell(pages: RecordPages) {
  const ledgerSeq = pages.at(-1)?.at(-1)?.seq ?? 0;
  const bridge = createBridge({
    call: (_channel, request) => {
      const { afterSeq } = request as { readonly afterSeq: number };
      const records = pages.find(([first]) => (first?.seq ?? 0) > afterSeq) ?? [];
      const throughSeq = records.at(-1)?.seq ?? ledgerSeq;
      const value = { records, tombstones: [], throughSeq, ledgerSeq };
      return Promise.resolve({ ok: true, value });
    },
    listen: () => {},
  });
  const boot: Boot = {
    profileId: idSchema.parse(crypto.randomUUID()),
    ledgerId: idSchema.parse(crypto.randomUUID()),
    ledgerSeq,
    identity: null,
    vault: null,
    enrolled: false,
    departmentUrl: null,
    demo: null,
    damaged: false,
  };
  return { bridge, boot };
}

function openRaw(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => {
    const records = opening.result.createObjectStore('records', { keyPath: 'id' });
    records.createIndex('seq', 'seq');
    records.createIndex('collection+localDay', ['collection', 'localDay']);
    records.createIndex('attention', 'attention');
    opening.result.createObjectStore('meta', { keyPath: 'key' });
  };
  return new Promise((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error('IndexedDB does not open.'));
  });
}

function deleteRaw(name: string): Promise<void> {
  const deleting = indexedDB.deleteDatabase(name);
  return new Promise((resolve, reject) => {
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(new Error('IndexedDB does not delete.'));
  });
}

function putPage(database: IDBDatabase, page: RecordPages[number]): Promise<void> {
  const transaction = database.transaction(['records', 'meta'], 'readwrite', {
    durability: 'strict',
  });
  const records = transaction.objectStore('records');
  for (const record of page) records.put(record);
  transaction.objectStore('meta').put({ key: 'cursor', seq: page.at(-1)?.seq ?? 0 });
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(new Error('The transaction did not end.'));
  });
}
