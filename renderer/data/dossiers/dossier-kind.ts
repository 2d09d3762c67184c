import { dossierClearSchema, dossierSealedSchema } from '../../../shared/domain/dossier/schema.ts';
import type { DossierClear, DossierSealed } from '../../../shared/domain/dossier/schema.ts';
import type { Entry, RecordKind } from '../records/entry.ts';

/** Dossiers as records. */
export const dossierKind: RecordKind<DossierClear, DossierSealed> = {
  collection: 'dossier',
  clear: dossierClearSchema,
  sealed: dossierSealedSchema,
};

/** A dossier of a usager. */
export type DossierEntry = Entry<DossierClear, DossierSealed>;
