import type { Database, Queryable } from '../../department/storage/database.ts';

/** A database whose server can be made to die in the middle of a transaction. */
export interface FaultyDatabase extends Database {
  /** The connection is cut before the `queries`-th query of a transaction to come; null: never. */
  cutAfter(queries: number | null): void;
}

export function createFaultyDatabase(database: Database): FaultyDatabase {
  let left: number | null = null;
  const cutIfDue = async (client: Queryable): Promise<void> => {
    if (left !== null) left -= 1;
    if (left !== 0) return;
    left = null;
    await client.query('SELECT pg_terminate_backend(pg_backend_pid())');
  };
  return {
    ...database,
    transaction: (work, mode) =>
      database.transaction(
        (client) =>
          work({
            query: async (text, values) => {
              await cutIfDue(client);
              return client.query(text, values);
            },
            prepared: async (text, values) => {
              await cutIfDue(client);
              return client.prepared(text, values);
            },
          }),
        mode,
      ),
    cutAfter: (queries) => {
      left = queries;
    },
  };
}
