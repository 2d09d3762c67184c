import type { z } from 'zod';
import { usagerClearSchema, usagerSealedSchema } from '../../../shared/domain/usager/schema.ts';
import type { UsagerSealed } from '../../../shared/domain/usager/schema.ts';
import type { Entry, RecordKind } from '../records/entry.ts';

/** Usagers suivis as records. */
export const usagerKind: RecordKind<z.infer<typeof usagerClearSchema>, UsagerSealed> = {
  collection: 'usager',
  clear: usagerClearSchema,
  sealed: usagerSealedSchema,
};

/** A usager suivi. */
export type Usager = Entry<z.infer<typeof usagerClearSchema>, UsagerSealed>;
