import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';
import type { Provenance } from '../../shared/domain/site/identifiers.ts';
import type { DeskIdentity } from './desk-store.ts';

/** One count of a day: how many of `unit` fall on `key` along `dimension`. Never zero. */
export interface Cell {
  readonly unit: 'visites' | 'demandes' | 'usagersSuivis';
  readonly dimension: 'total' | 'canal' | 'theme' | 'operateur' | 'premiere';
  readonly key: string;
  readonly n: number;
}

/** A day document judged good: what orders it, the bytes as received, the counts understood. */
export interface AcceptedDocument {
  readonly day: LocalDay;
  readonly epoch: number;
  readonly rev: number;
  readonly version: number;
  readonly provenance: Provenance;
  readonly body: Uint8Array;
  /** SHA-256 of `body`. */
  readonly hash: Uint8Array;
  readonly cells: readonly Cell[];
}

/** What is now kept for the day of a document, and how that document stood against it. */
export interface KeptDocument {
  readonly outcome: 'applied' | 'duplicate' | 'stale' | 'fork';
  readonly epoch: number;
  readonly rev: number;
  readonly hash: Uint8Array;
}

/** What a desk says of itself with each delivery. */
export interface Delivery {
  readonly desk: DeskIdentity;
  readonly at: Temporal.Instant;
  readonly program: string;
  readonly epoch: number;
  readonly highestRev: number;
  readonly documents: readonly AcceptedDocument[];
}

/** Count documents of one département. */
export interface CountStore {
  /**
   * Keeps the documents of a delivery in order, all in one transaction, and notes the contact. The
   * order of `protocol.ts` is guarded by the database, so deliveries of one desk may overlap.
   * One answer per document, in order.
   */
  keep(delivery: Delivery): Promise<readonly KeptDocument[]>;
}
