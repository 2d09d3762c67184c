import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { isErrno, putFileAtomically } from '../profile/atomic-file.ts';

/** The ids erased on a desk, beside its backups: older ones still hold what they named. */
export const erasedListSchema = z.strictObject({
  format: z.literal('relais-effaces'),
  version: z.literal(1),
  ids: z.array(idSchema),
});

const NAME = 'effaces.json';

/** The ids to leave out of anything restored from a folder of backups. */
export async function readErasedList(folder: string): Promise<ReadonlySet<Id>> {
  const text = await readFile(join(folder, NAME), 'utf8').catch((error: unknown) => {
    if (isErrno(error, 'ENOENT')) return null;
    throw error;
  });
  if (text === null) return new Set();
  try {
    const parsed = erasedListSchema.safeParse(JSON.parse(text));
    return new Set(parsed.success ? parsed.data.ids : []);
  } catch {
    return new Set();
  }
}

/** Adds to the list; it never shrinks, since backups outlive the ledger they are of. */
export async function addToErasedList(folder: string, erased: readonly Id[]): Promise<void> {
  const known = await readErasedList(folder);
  const ids = [...new Set([...known, ...erased])];
  if (ids.length === known.size) return;
  const list: z.infer<typeof erasedListSchema> = { format: 'relais-effaces', version: 1, ids };
  await putFileAtomically(join(folder, NAME), `${JSON.stringify(list)}\n`);
}
