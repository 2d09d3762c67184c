import { z } from 'zod';
import type { DepartementCode } from '../../shared/domain/site/identifiers.ts';
import type { StoreState } from '../operations/store.ts';
import type { Queryable } from './database.ts';

const stateRowSchema = z.object({
  postgresql: z.string(),
  migration: z.coerce.number(),
  bytes: z.coerce.number(),
  documents: z.coerce.number(),
  last_received: z.date().nullable(),
});

/** What the database is, and how much it holds of this département. */
export async function readState(
  database: Queryable,
  departement: DepartementCode,
): Promise<StoreState> {
  const [row] = await database.query(
    `SELECT current_setting('server_version') AS postgresql,
       (SELECT max(version) FROM relais_migrations) AS migration,
       pg_database_size(current_database()) AS bytes,
       (SELECT count(*) FROM count_documents WHERE departement = $1) AS documents,
       (SELECT max(received_at) FROM count_documents WHERE departement = $1) AS last_received`,
    [departement],
  );
  const { postgresql, migration, bytes, documents, last_received } = stateRowSchema.parse(row);
  return {
    postgresql,
    migration,
    databaseBytes: bytes,
    documents,
    lastReceivedAt:
      last_received && Temporal.Instant.fromEpochMilliseconds(last_received.getTime()),
  };
}
