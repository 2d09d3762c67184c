import { rdvClearSchema, rdvSealedSchema } from '../../../shared/domain/rdv/desk-rdv.ts';
import type { RdvClear, RdvSealed } from '../../../shared/domain/rdv/desk-rdv.ts';
import type { Entry, RecordKind } from '../records/entry.ts';

/** RDV as records of the desk that took them. */
export const rdvKind: RecordKind<RdvClear, RdvSealed> = {
  collection: 'rdv',
  clear: rdvClearSchema,
  sealed: rdvSealedSchema,
};

/** A RDV this desk took, with who it is for. */
export type RdvEntry = Entry<RdvClear, RdvSealed>;
