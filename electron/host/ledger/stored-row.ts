import { z } from 'zod';
import { collectionSchema, storedEnvelopeSchema } from '../../../shared/domain/record/envelope.ts';
import type { StoredEnvelope } from '../../../shared/domain/record/envelope.ts';

const rowSchema = z.object({
  seq: z.int(),
  id: z.string(),
  collection: collectionSchema,
  schema: z.int(),
  rev: z.int(),
  local_day: z.string(),
  held: z.int(),
  clear: z.string(),
  sealed: z.instanceof(Uint8Array).nullable(),
});

/** The envelope a row of `records` holds; throws when the row is not one. */
export function rowToEnvelope(row: unknown): StoredEnvelope {
  const { local_day, held, clear, sealed, ...rest } = rowSchema.parse(row);
  return storedEnvelopeSchema.parse({
    ...rest,
    localDay: local_day,
    held: held === 1,
    clear: JSON.parse(clear) as unknown,
    sealed: sealed === null ? null : Buffer.from(sealed).toString('base64'),
  });
}
