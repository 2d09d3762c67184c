import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { requirePeer } from './peers.ts';

/** Visites in a PouchDB in memory, to be replicated. */
export interface PouchReplicator {
  /** Seconds to replicate them all to a new database of this server. */
  replicate(server: string): Promise<number>;
}

interface Database {
  bulkDocs(documents: readonly object[]): Promise<unknown>;
  replicate: { to(target: string, options: object): Promise<{ readonly docs_written: number }> };
}

type PouchDB = (new (name: string, options: object) => Database) & {
  plugin(one: unknown): PouchDB;
};

/** Puts the visites in PouchDB, once. */
export function createPouchReplicator(
  documents: readonly (object & { readonly id: string })[],
): PouchReplicator {
  const Pouch = z
    .custom<PouchDB>((value) => typeof value === 'function')
    .parse(requirePeer('pouchdb-core'))
    .plugin(requirePeer('pouchdb-adapter-memory'))
    .plugin(requirePeer('pouchdb-adapter-http'))
    .plugin(requirePeer('pouchdb-replication'));
  const database = new Pouch(`visites-${randomUUID()}`, { adapter: 'memory' });
  const filled = database.bulkDocs(documents.map((one) => ({ ...one, _id: one.id })));
  return {
    replicate: async (server) => {
      await filled;
      const start = performance.now();
      const done = await database.replicate.to(`${server}/visites-${randomUUID()}`, {});
      if (done.docs_written !== documents.length)
        throw new Error(`PouchDB wrote ${done.docs_written} of ${documents.length}.`);
      return (performance.now() - start) / 1000;
    },
  };
}
