import { z } from 'zod';
import type { Request } from '../../../shared/ipc/contract.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Compactor } from './compact.ts';
import type { LedgerFile } from './open-ledger.ts';
import { digestOfRow } from './row-digest.ts';
import { sqliteRefusal } from './sqlite-error.ts';

/** Puts sealed halves under another key, all or none; see `createResealer`. */
type Reseal = (records: Request<'ledger.reseal'>['records']) => Result<null>;

const rowSchema = z.object({
  seq: z.int(),
  id: z.string(),
  collection: z.string(),
  schema: z.int(),
  rev: z.int(),
  local_day: z.string(),
  clear: z.string(),
  sealed: z.instanceof(Uint8Array).nullable(),
});

/**
 * Replaces sealed halves by the same ones under another key, on the disk when it answers. Nothing that is
 * counted moves: the row only takes a new place, so that the pages’ copies follow. One whose revision has
 * moved on was sealed meanwhile. What the former key sealed is cleaned out of the files by the compactor.
 * Refusals: the disk’s own.
 */
export function createResealer(ledger: LedgerFile, compactor: Pick<Compactor, 'mark'>): Reseal {
  const { database } = ledger;
  const find = database.prepare('SELECT * FROM records WHERE id = ?');
  const keep = database.prepare('UPDATE records SET seq = ?, sealed = ?, digest = ? WHERE seq = ?');
  return (records) => {
    try {
      ledger.transaction(() => {
        for (const { id, rev, sealed } of records) {
          const row = rowSchema.optional().parse(find.get(id));
          if (row === undefined || row.rev !== rev || row.sealed === null) continue;
          const bytes = Buffer.from(sealed, 'base64');
          keep.run(ledger.nextSeq(), bytes, digestOfRow({ ...row, sealed: bytes }), row.seq);
        }
        compactor.mark();
      });
      return ok(null);
    } catch (error) {
      const refusal = sqliteRefusal(error);
      if (refusal) return refusal;
      throw error;
    }
  };
}
