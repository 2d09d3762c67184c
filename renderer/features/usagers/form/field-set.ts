import type { FieldErrors } from './read-fields.ts';
import type { UsagerFields } from './usager-fields.ts';

/** What each part of the form is given: the texts, the sentences, and the way to change one. */
export interface FieldSet {
  readonly fields: UsagerFields;
  readonly errors: FieldErrors;
  readonly set: (change: Partial<UsagerFields>) => void;
}
