import { z } from 'zod';
import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import { COUNT_SCHEMA_VERSION } from '../../shared/domain/comptage/day-document.ts';
import { deskLetterSchema, siteIdSchema } from '../../shared/domain/site/identifiers.ts';
import type { DepartementCode } from '../../shared/domain/site/identifiers.ts';
import type {
  AcceptedDocument,
  Cell,
  CountStore,
  Delivery,
  KeptDocument,
} from '../operations/count-store.ts';
import type { DeskIdentity } from '../operations/desk-identity.ts';
import type { Database, Queryable } from './database.ts';
import { followLineage } from './lineage.ts';
import { cellRowSchema, createRollUp } from './roll-up.ts';
import type { RollUp } from './roll-up.ts';

const keptRowSchema = z.object({
  epoch: z.coerce.number(),
  rev: z.coerce.number(),
  hash: z.instanceof(Buffer),
});

const appliedRowSchema = z.object({ isFirst: z.boolean() });

/** Count documents, in tables `count_documents`, `count_cells` and `forked_documents`. */
export function createCountStore(database: Database, departement: DepartementCode): CountStore {
  return {
    async keep(delivery) {
      return database.transaction(async (client) => {
        const lineage = await followLineage(client, departement, delivery);
        if (!lineage.isOwn) {
          for (const document of delivery.documents)
            await quarantine(
              client,
              [departement, delivery.desk.site, delivery.desk.desk, document.kind, document.period],
              document,
              delivery.at,
            );
          return {
            kept: delivery.documents.map(({ epoch, rev, hash }) => ({
              outcome: 'double' as const,
              epoch,
              rev,
              hash,
            })),
            received: lineage.received,
          };
        }
        const rollUp = createRollUp(client, departement, delivery.desk.site);
        const kept: KeptDocument[] = [];
        const cells: DocumentCell[] = [];
        for (const document of delivery.documents)
          kept.push(await keepOne(client, departement, delivery, document, rollUp, cells));
        const applied = kept.filter(({ outcome }) => outcome === 'applied').length;
        // None waits for another’s answer: they go out together.
        await Promise.all([
          addCells(client, departement, delivery.desk, cells),
          noteContact(client, departement, delivery, lineage.next, applied),
          rollUp.save(),
        ]);
        return { kept, received: lineage.received };
      });
    },

    async giveBack({ site, desk }, ledgerHash, after, limit) {
      const [known] = await database.query(
        `SELECT 1 FROM desks
         WHERE departement = $1 AND site = $2 AND desk = $3 AND ledger_hash = $4`,
        [departement, site, desk, ledgerHash],
      );
      if (known === undefined) return null;
      const rows = await database.query(
        `SELECT kind, period::text, epoch, rev, body FROM count_documents
         WHERE departement = $1 AND site = $2 AND desk = $3 AND (kind, period) > ($4, $5::date)
         ORDER BY kind, period LIMIT $6`,
        [departement, site, desk, after.kind, after.period, limit],
      );
      return z.array(ownRowSchema).parse(rows);
    },

    async reread(version, limit, read) {
      return database.transaction(async (client) => {
        // One desk at a time, its row locked first, as its deliveries lock it.
        const [found] = await client.query(
          `SELECT site, desk FROM count_documents WHERE departement = $1 AND read_by < $2 LIMIT 1`,
          [departement, version],
        );
        if (found === undefined) return 0;
        const { site, desk } = deskSchema.parse(found);
        await client.query(
          `UPDATE desks SET applied = applied + 1
           WHERE departement = $1 AND site = $2 AND desk = $3`,
          [departement, site, desk],
        );
        const rows = await client.query(
          `SELECT site, desk, kind, period::text, body FROM count_documents
           WHERE departement = $1 AND site = $2 AND desk = $3 AND read_by < $4
           ORDER BY kind, period LIMIT $5`,
          [departement, site, desk, version, limit],
        );
        const rollUp = createRollUp(client, departement, site);
        const added: DocumentCell[] = [];
        for (const row of rows) {
          const kept = keptBytesSchema.parse(row);
          const key = [departement, site, desk, kept.kind, kept.period] as const;
          const cells = read(kept);
          if (cells !== null) {
            await removeCells(client, key, rollUp);
            collectCells(kept, cells, rollUp, added);
          }
          await client.query(
            `UPDATE count_documents SET read_by = $6
             WHERE departement = $1 AND site = $2 AND desk = $3 AND kind = $4 AND period = $5`,
            [...key, version],
          );
        }
        await addCells(client, departement, { site, desk }, added);
        await rollUp.save();
        return rows.length;
      });
    },

    async addYear(year) {
      await database.query('SELECT add_count_year($1)', [year]);
    },

    async dropBefore(day) {
      const dropped = await database.query('SELECT drop_counts_before($1, $2) AS n', [
        departement,
        day,
      ]);
      return z.object({ n: z.coerce.number() }).parse(dropped[0]).n;
    },
  };
}

const ownRowSchema = z.object({
  kind: z.enum(['jour', 'mois']),
  period: localDaySchema,
  epoch: z.coerce.number(),
  rev: z.coerce.number(),
  body: z.instanceof(Buffer),
});

const deskSchema = z.object({ site: siteIdSchema, desk: deskLetterSchema });

const keptBytesSchema = deskSchema.extend({
  kind: z.enum(['jour', 'mois']),
  period: localDaySchema,
  body: z.instanceof(Buffer),
});

/** The primary key of a document: département, site, desk, kind, period. */
type Key = readonly string[];

type Revision = Pick<AcceptedDocument, 'epoch' | 'rev'>;

/** One update of the desk’s row, locked since its lineage was read. */
async function noteContact(
  client: Queryable,
  departement: DepartementCode,
  { desk, at, program, epoch, highestRev, documents }: Delivery,
  next: { readonly lineage: readonly string[]; readonly last: string } | null,
  applied: number,
): Promise<void> {
  const highest = documents.reduce<Revision>(
    (top, document) => (isAfter(document, top) ? document : top),
    { epoch, rev: 0 },
  );
  await client.prepared(
    `UPDATE desks SET
       lineage = coalesce($10, lineage), last_delivery = coalesce($11, last_delivery),
       applied = applied + $12,
       last_contact_at = greatest(last_contact_at, $4), program = $5,
       stated_epoch = $6, stated_rev = $7,
       rollbacks = rollbacks + CASE WHEN $8 > received_epoch AND received_rev > 0 THEN 1 ELSE 0 END,
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
      next?.lineage ?? null,
      next?.last ?? null,
      applied,
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
  rollUp: RollUp,
  added: DocumentCell[],
): Promise<KeptDocument> {
  const { kind, period, epoch, rev, hash, body, version, provenance, cells } = document;
  const key: Key = [departement, desk.site, desk.desk, kind, period];
  const [applied] = await client.prepared(
    `WITH former AS (
       SELECT FROM count_documents
       WHERE departement = $1 AND site = $2 AND desk = $3 AND kind = $4 AND period = $5)
     INSERT INTO count_documents AS kept
       (departement, site, desk, kind, period, epoch, rev, hash, body, version, read_by,
        provenance, received_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     ON CONFLICT (departement, site, desk, kind, period) DO UPDATE SET
       epoch = excluded.epoch, rev = excluded.rev, hash = excluded.hash, body = excluded.body,
       version = excluded.version, read_by = excluded.read_by,
       provenance = excluded.provenance, received_at = excluded.received_at
     WHERE (excluded.epoch, excluded.rev) > (kept.epoch, kept.rev)
     RETURNING NOT EXISTS (SELECT FROM former) AS "isFirst"`,
    [...key, epoch, rev, hash, body, version, COUNT_SCHEMA_VERSION, provenance, at.toString()],
  );
  if (applied !== undefined) {
    // At closing time nearly all are the first of their day: what they replace is not looked for.
    if (!appliedRowSchema.parse(applied).isFirst) {
      // What it replaces may be of this very delivery, and not written yet.
      await addCells(client, departement, desk, added.splice(0));
      await removeCells(client, key, rollUp);
    }
    collectCells(document, cells, rollUp, added);
    rollUp.receive(period, provenance, at);
    return { outcome: 'applied', epoch, rev, hash };
  }
  const [row] = await client.query(
    `SELECT epoch, rev, hash FROM count_documents
     WHERE departement = $1 AND site = $2 AND desk = $3 AND kind = $4 AND period = $5`,
    key,
  );
  const kept = keptRowSchema.parse(row);
  if (kept.epoch !== epoch || kept.rev !== rev) return { outcome: 'stale', ...kept };
  if (kept.hash.equals(hash)) return { outcome: 'duplicate', ...kept };
  await quarantine(client, key, document, at);
  return { outcome: 'fork', ...kept };
}

/** A cell with its document. */
type DocumentCell = Cell & Pick<AcceptedDocument, 'kind' | 'period'>;

async function removeCells(client: Queryable, key: Key, rollUp: RollUp): Promise<void> {
  const former = await client.query(
    `DELETE FROM count_cells
     WHERE departement = $1 AND site = $2 AND desk = $3 AND kind = $4 AND period = $5
     RETURNING unit, dimension, key, n`,
    key,
  );
  rollUp.add(key[4] ?? '', z.array(cellRowSchema).parse(former), -1);
}

/** Keeps the cells of a document for `addCells`, and for the sums. */
function collectCells(
  { kind, period }: Pick<AcceptedDocument, 'kind' | 'period'>,
  cells: readonly Cell[],
  rollUp: RollUp,
  added: DocumentCell[],
): void {
  rollUp.add(period, cells, 1);
  for (const cell of cells) added.push({ ...cell, kind, period });
}

async function addCells(
  client: Queryable,
  departement: DepartementCode,
  { site, desk }: DeskIdentity,
  cells: readonly DocumentCell[],
): Promise<void> {
  if (cells.length === 0) return;
  await client.prepared(
    `INSERT INTO count_cells (departement, site, desk, kind, period, unit, dimension, key, n)
     SELECT $1, $2, $3, kind, period, unit, dimension, key, n
     FROM unnest($4::text[], $5::date[], $6::text[], $7::text[], $8::text[], $9::integer[])
       AS given (kind, period, unit, dimension, key, n)`,
    [
      departement,
      site,
      desk,
      cells.map(({ kind }) => kind),
      cells.map(({ period }) => period),
      cells.map(({ unit }) => unit),
      cells.map(({ dimension }) => dimension),
      cells.map(({ key }) => key),
      cells.map(({ n }) => n),
    ],
  );
}

async function quarantine(
  client: Queryable,
  key: Key,
  { epoch, rev, hash, body }: AcceptedDocument,
  at: Temporal.Instant,
): Promise<void> {
  await client.query(
    `INSERT INTO forked_documents
       (departement, site, desk, kind, period, epoch, rev, hash, body, received_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
    [...key, epoch, rev, hash, body, at.toString()],
  );
}
