import type { Sealer } from '../sealing/sealer.ts';
import type { StoredRow } from '../store/desk-database.ts';
import { openEntry } from './entry.ts';
import type { Entry, RecordKind } from './entry.ts';

/** What opens records: a desk’s session, for one. */
export interface Opener {
  readonly sealer: Sealer;
  /** Closed once the desk is locked. */
  readonly store: { readonly database: { isOpen(): boolean } };
}

/**
 * Opens one of many records: null when it does not open (damaged on the disk, or written by a version
 * of Relais this one cannot read), so that one of them never hides the others. Whoever calls it says how
 * many were set aside, or does nothing that they would make wrong.
 */
export function openIfReadable<Clear, Sealed>(
  { store, sealer }: Opener,
  kind: RecordKind<Clear, Sealed>,
  row: StoredRow,
): Entry<Clear, Sealed> | null {
  try {
    return openEntry(kind, sealer, row);
  } catch (error) {
    // The desk was locked meanwhile: every record would look damaged.
    if (!store.database.isOpen()) throw error;
    return null;
  }
}
