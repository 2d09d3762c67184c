import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';
import type { Provenance } from '../../shared/domain/site/identifiers.ts';
import type { DeskIdentity } from './desk-identity.ts';

/** One count of a day or a month: how many of `unit` fall on `key` along `dimension`. Never zero. */
export interface Cell {
  readonly unit:
    | 'visites'
    | 'demandes'
    | 'usagersSuivis'
    | 'seances'
    | 'participants'
    | 'rdv'
    | 'kilometres'
    | 'dossiers';
  readonly dimension: string;
  readonly key: string;
  readonly n: number;
}

/** What a count document is about: a day, or a month by its first day. */
export interface Subject {
  readonly kind: 'jour' | 'mois';
  readonly period: LocalDay;
}

/** A count document judged good: what orders it, the bytes as received, the counts understood. */
export interface AcceptedDocument extends Subject {
  readonly epoch: number;
  readonly rev: number;
  readonly version: number;
  readonly provenance: Provenance;
  readonly body: Uint8Array;
  /** SHA-256 of `body`. */
  readonly hash: Uint8Array;
  readonly cells: readonly Cell[];
}

/** What is now kept for the subject of a document, and how that document stood against it. */
export interface KeptDocument {
  /** `double`: the delivery comes from a copy of the desk that went its own way. */
  readonly outcome: 'applied' | 'duplicate' | 'stale' | 'fork' | 'double';
  readonly epoch: number;
  readonly rev: number;
  readonly hash: Uint8Array;
}

/** What came of a delivery: one answer per document, in order, and which deliveries had arrived. */
export interface Receipt {
  readonly kept: readonly KeptDocument[];
  readonly received: readonly string[];
}

/** What a desk says of itself with each delivery. */
export interface Delivery {
  readonly desk: DeskIdentity;
  readonly at: Temporal.Instant;
  readonly program: string;
  readonly epoch: number;
  readonly highestRev: number;
  /** Null from a desk that speaks protocol 1. */
  readonly lineage: { readonly delivery: string; readonly after: readonly string[] } | null;
  readonly documents: readonly AcceptedDocument[];
}

/** A document given back to its desk. */
export interface OwnDocument extends Subject {
  readonly epoch: number;
  readonly rev: number;
  readonly body: Uint8Array;
}

/** A document as it is kept, to be read again by a newer program. */
export interface KeptBytes extends DeskIdentity, Subject {
  readonly body: Uint8Array;
}

/** Count documents of one département. */
export interface CountStore {
  /**
   * Keeps the documents of a delivery in order, all in one transaction, and notes the contact. The
   * order of `protocol.ts` is guarded by the database, so deliveries of one desk may overlap.
   * A delivery that is not of the desk’s lineage changes nothing.
   */
  keep(delivery: Delivery): Promise<Receipt>;

  /**
   * A desk’s own documents after one, `limit` at most, for whoever shows the ledger they came from;
   * null for anyone else.
   */
  giveBack(
    desk: DeskIdentity,
    ledgerHash: Uint8Array,
    after: Subject,
    limit: number,
  ): Promise<readonly OwnDocument[] | null>;

  /**
   * Reads again, by `read`, up to `limit` documents whose cells an older version of the count
   * documents understood, and replaces their cells; null leaves them as they are. Gives how many.
   */
  reread(
    version: number,
    limit: number,
    read: (kept: KeptBytes) => readonly Cell[] | null,
  ): Promise<number>;

  /** Makes room for the documents of a year, before it begins. */
  addYear(year: number): Promise<void>;

  /** Drops documents of periods before `day`; the sums by month stay. Gives how many. */
  dropBefore(day: LocalDay): Promise<number>;
}
