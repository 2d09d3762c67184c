import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

/** Bytes of a row’s digest: enough to notice a disk that changes bytes, which means no harm. */
const DIGEST_BYTES = 16;

const rowSchema = z.object({
  id: z.string(),
  collection: z.string(),
  schema: z.int(),
  rev: z.int(),
  local_day: z.string(),
  clear: z.string(),
  sealed: z.instanceof(Uint8Array).nullable(),
});

/** What a row of `records` says, without its place nor whether it is set aside: these move. */
type DigestedRow = z.infer<typeof rowSchema>;

/**
 * The digest kept beside a row. SQLite has no checksum of its own, and a changed letter of a clear half
 * can still be a word: it would be counted.
 */
export function digestOfRow(row: DigestedRow): Buffer {
  const { id, collection, schema, rev, local_day, clear, sealed } = row;
  const digest = createHash('sha256');
  digest.update(JSON.stringify([id, collection, schema, rev, local_day, clear, sealed === null]));
  if (sealed !== null) digest.update(sealed);
  return digest.digest().subarray(0, DIGEST_BYTES);
}

/** Whether a row read with every column is what was written. */
export function isRowIntact(row: unknown): boolean {
  const parsed = rowSchema.extend({ digest: z.instanceof(Uint8Array) }).safeParse(row);
  return parsed.success && digestOfRow(parsed.data).equals(parsed.data.digest);
}

/** Gives every row its digest; inside the transaction that adds the column. */
export function digestEveryRow(database: DatabaseSync): void {
  const keep = database.prepare('UPDATE records SET digest = ? WHERE seq = ?');
  const next = database.prepare('SELECT * FROM records WHERE seq > ? ORDER BY seq LIMIT 500');
  const pageSchema = z.array(rowSchema.extend({ seq: z.int() }));
  for (let after = 0; ;) {
    const rows = pageSchema.parse(next.all(after));
    for (const row of rows) keep.run(digestOfRow(row), row.seq);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.seq;
  }
}
