import type { z } from 'zod';
import { mandatClearSchema, mandatSealedSchema } from '../../../shared/domain/mandat/schema.ts';
import type { MandatSealed } from '../../../shared/domain/mandat/schema.ts';
import type { Entry, RecordKind } from '../records/entry.ts';

/** Mandats as records. */
export const mandatKind: RecordKind<z.infer<typeof mandatClearSchema>, MandatSealed> = {
  collection: 'mandat',
  clear: mandatClearSchema,
  sealed: mandatSealedSchema,
};

/** A mandat of a usager. */
export type Mandat = Entry<z.infer<typeof mandatClearSchema>, MandatSealed>;
