import PouchDB from 'pouchdb-browser';
import { createRxDatabase } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { fetchRecords, time } from '../../records-source.ts';
import type { RecordPages } from '../../records-source.ts';

let pages: RecordPages = [];

const text = (maxLength: number) => ({ type: 'string', maxLength });

/** The same record as RxDB wants it described, with the same indexes. */
const rxSchema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: text(36),
    collection: text(20),
    schema: { type: 'integer' },
    rev: { type: 'integer' },
    seq: { type: 'integer', minimum: 0, maximum: 10_000_000, multipleOf: 1 },
    localDay: text(10),
    held: { type: 'boolean' },
    clear: { type: 'object' },
    sealed: { type: 'string' },
  },
  required: ['id', 'seq', 'collection', 'localDay'],
  indexes: ['seq', ['collection', 'localDay']],
};

const door = {
  async prepareRecords(count: number): Promise<void> {
    pages = await fetchRecords(count, false);
  },

  /** Milliseconds PouchDB takes; it indexes nothing but ids, and writes less durably. */
  async fillPouch(): Promise<number> {
    const database = new PouchDB(`pouch-${crypto.randomUUID()}`, { auto_compaction: false });
    const taken = await time(async () => {
      for (const page of pages) {
        const written = await database.bulkDocs(
          page.map((record) => ({ ...record, _id: record.id })),
        );
        if (written.some(({ error }) => error !== undefined)) throw new Error('PouchDB refused.');
      }
    });
    await database.destroy();
    return taken;
  },

  /** Milliseconds RxDB takes on its Dexie storage, without its optional validation. */
  async fillRx(): Promise<number> {
    const database = await createRxDatabase({
      name: `rx-${crypto.randomUUID()}`,
      storage: getRxStorageDexie(),
      multiInstance: false,
    });
    const taken = await time(async () => {
      const { records } = await database.addCollections({ records: { schema: rxSchema } });
      for (const page of pages) {
        const written = await records?.bulkInsert(page);
        if (written?.error.length !== 0) throw new Error('RxDB refused.');
      }
    });
    await database.remove();
    return taken;
  },
};

/** What the bench may call in this page. */
export type PeersPage = typeof door;

Object.assign(globalThis, { banc: door });
