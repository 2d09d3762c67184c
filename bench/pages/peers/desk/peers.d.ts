/** The little of each peer that is used: they are installed by the measures alone. */
declare module 'pouchdb-browser' {
  interface Database {
    bulkDocs(documents: readonly object[]): Promise<readonly { readonly error?: unknown }[]>;
    destroy(): Promise<unknown>;
  }
  const PouchDB: new (name: string, options?: object) => Database;
  export default PouchDB;
}

declare module 'rxdb' {
  interface Collection {
    bulkInsert(documents: readonly object[]): Promise<{ readonly error: readonly unknown[] }>;
  }
  interface Database {
    addCollections(schemas: object): Promise<Readonly<Record<string, Collection>>>;
    remove(): Promise<unknown>;
  }
  export function createRxDatabase(options: object): Promise<Database>;
}

declare module 'rxdb/plugins/storage-dexie' {
  export function getRxStorageDexie(): object;
}
