import { z } from 'zod';
import type { DepartementCode } from '../../shared/domain/site/identifiers.ts';
import type {
  AcceptedDocument,
  CountStore,
  Delivery,
  KeptDocument,
} from '../operations/count-store.ts';
import type { DeskIdentity } from '../operations/desk-store.ts';
import type { Database, Queryable } from './database.ts';

const keptRowSchema = z.object({
  epoch: z.coerce.number(),
  rev: z.coerce.number(),
  hash: z.instanceof(Buffer),
});

/** Count documents, in tables `day_documents`, `day_counts` and `forked_documents`. */
export function createCountStore(database: Database, departement: DepartementCode): CountStore {
  return {
    async keep(delivery) {
      return database.transaction(async (client) => {
        await noteContact(client, departement, delivery);
        const kept: KeptDocument[] = [];
        for (const document of delivery.documents)
          kept.push(await keepOne(client, departement, delivery, document));
        return kept;
      });
    },
  };
}

type Revision = Pick<AcceptedDocument, 'epoch' | 'rev'>;

/** Also locks the desk’s row: overlapping deliveries of one desk pass one after the other. */
async function noteContact(
  client: Queryable,
  departement: DepartementCode,
  { desk, at, program, epoch, highestRev, documents }: Delivery,
): Promise<void> {
  const highest = documents.reduce<Revision>(
    (top, document) => (isAfter(document, top) ? document : top),
    { epoch: 0, rev: 0 },
  );
  await client.query(
    `UPDATE desks SET
       last_contact_at = greatest(last_contact_at, $4), program = $5,
       stated_epoch = $6, stated_rev = $7,
       received_epoch = greatest(received_epoch, $8),
       received_rev = CASE
         WHEN received_epoch > $8 THEN received_rev
         WHEN received_epoch < $8 THEN $9
         ELSE greatest(received_rev, $9) END
     WHERE departement = $1 AND site = $2 AND desk = $3`,
    [
      departement,
      desk.site,
      desk.desk,
      at.toString(),
      program,
      epoch,
      highestRev,
      highest.epoch,
      highest.rev,
    ],
  );
}

function isAfter(one: Revision, other: Revision): boolean {
  return one.epoch > other.epoch || (one.epoch === other.epoch && one.rev > other.rev);
}

async function keepOne(
  client: Queryable,
  departement: DepartementCode,
  { desk, at }: Delivery,
  document: AcceptedDocument,
): Promise<KeptDocument> {
  const { day, epoch, rev, hash, body, version, provenance } = document;
  const key = [departement, desk.site, desk.desk, day];
  const applied = await client.query(
    `INSERT INTO day_documents AS kept
       (departement, site, desk, day, epoch, rev, hash, body, version, provenance, received_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (departement, site, desk, day) DO UPDATE SET
       epoch = excluded.epoch, rev = excluded.rev, hash = excluded.hash, body = excluded.body,
       version = excluded.version, provenance = excluded.provenance,
       received_at = excluded.received_at
     WHERE (excluded.epoch, excluded.rev) > (kept.epoch, kept.rev)
     RETURNING day`,
    [...key, epoch, rev, hash, body, version, provenance, at.toString()],
  );
  if (applied.length > 0) {
    await replaceCells(client, key, document);
    return { outcome: 'applied', epoch, rev, hash };
  }
  const [row] = await client.query(
    `SELECT epoch, rev, hash FROM day_documents
     WHERE departement = $1 AND site = $2 AND desk = $3 AND day = $4`,
    key,
  );
  const kept = keptRowSchema.parse(row);
  if (kept.epoch !== epoch || kept.rev !== rev) return { outcome: 'stale', ...kept };
  if (kept.hash.equals(hash)) return { outcome: 'duplicate', ...kept };
  await quarantine(client, departement, desk, document, at);
  return { outcome: 'fork', ...kept };
}

async function replaceCells(
  client: Queryable,
  key: readonly string[],
  { cells }: AcceptedDocument,
): Promise<void> {
  await client.query(
    `DELETE FROM day_counts
     WHERE departement = $1 AND site = $2 AND desk = $3 AND day = $4`,
    key,
  );
  await client.query(
    `INSERT INTO day_counts (departement, site, desk, day, unit, dimension, key, n)
     SELECT $1, $2, $3, $4, unit, dimension, key, n
     FROM unnest($5::text[], $6::text[], $7::text[], $8::integer[])
       AS given (unit, dimension, key, n)`,
    [
      ...key,
      cells.map(({ unit }) => unit),
      cells.map(({ dimension }) => dimension),
      cells.map((cell) => cell.key),
      cells.map(({ n }) => n),
    ],
  );
}

async function quarantine(
  client: Queryable,
  departement: DepartementCode,
  { site, desk }: DeskIdentity,
  { day, epoch, rev, hash, body }: AcceptedDocument,
  at: Temporal.Instant,
): Promise<void> {
  await client.query(
    `INSERT INTO forked_documents
       (departement, site, desk, day, epoch, rev, hash, body, received_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
    [departement, site, desk, day, epoch, rev, hash, body, at.toString()],
  );
}
