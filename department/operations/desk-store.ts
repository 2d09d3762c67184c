import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';
import type { DeskLetter, SiteId } from '../../shared/domain/site/identifiers.ts';
import type { DeskIdentity } from './desk-identity.ts';
import type { TokenStore } from './token-store.ts';

/** A document put aside: two programs sent it as one desk. */
export interface AsideDocument extends DeskIdentity {
  readonly kind: 'jour' | 'mois';
  /** The day, or the first day of the month. */
  readonly period: LocalDay;
  readonly receivedAt: Temporal.Instant;
  readonly settledAt: Temporal.Instant | null;
  readonly settledBy: string | null;
}

/** What the département knows of a desk. */
export interface KeptDesk extends DeskIdentity {
  readonly program: string;
  readonly enrolledAt: Temporal.Instant;
  readonly lastContactAt: Temporal.Instant;
  readonly isRevoked: boolean;
  /** When it last began to use a token it had proposed itself; null while it has the one of its enrolment. */
  readonly tokenRenewedAt: Temporal.Instant | null;
  /** The highest it said it had issued. */
  readonly stated: { readonly epoch: number; readonly rev: number };
  /** The highest received from it. */
  readonly received: { readonly epoch: number; readonly rev: number };
  /** How many times it started again from a backup, and how many of them someone has looked at. */
  readonly rollbacks: number;
  readonly rollbacksSeen: number;
  /** Documents put aside because two programs sent them as this desk, still to be settled. */
  readonly forks: number;
  readonly forkedAt: Temporal.Instant | null;
}

/** What came of a one-time code. */
export type EnrolmentOutcome =
  | {
      readonly kind: 'enrolled';
      readonly site: SiteId;
      readonly desk: DeskLetter;
      /** Taken for a copy of a desk that goes on: which of its deliveries had arrived; else null. */
      readonly received: readonly string[] | null;
    }
  | { readonly kind: 'unknown' | 'used' | 'expired' | 'other-site' | 'full' };

/** Desks, their one-time codes and their tokens, of one département. Secrets come hashed. */
export interface DeskStore extends TokenStore {
  saveCode(code: {
    readonly hash: Uint8Array;
    readonly site: SiteId;
    readonly issuedAt: Temporal.Instant;
    readonly expiresAt: Temporal.Instant;
    /** The letter it gives back; null for the next one. */
    readonly desk: DeskLetter | null;
  }): Promise<void>;

  /**
   * Uses a code up and enrols a desk under the next letter of its site, both or neither: of two
   * calls with one code, exactly one enrols. A code of another site than the one named, or of a site
   * whose 26 letters are given, stays unused. A code for a letter, or a desk that shows the token it
   * had at this site, is given that letter again, whose other tokens are revoked; but without a code for
   * the letter, a desk whose token died and which was refused while another went on with the letter is a
   * copy, and gets a letter of its own.
   */
  enrol(request: {
    readonly codeHash: Uint8Array;
    readonly tokenHash: Uint8Array;
    /** The site the code must be for; null when the desk serves none yet. */
    readonly site: SiteId | null;
    /** The hash of the token the desk had; null for a desk that had none. */
    readonly formerHash: Uint8Array | null;
    /** What a desk that may turn out to be a copy says; null from one that does not. */
    readonly lineage: {
      readonly after: readonly string[];
      /** Seconds since it was first refused. */
      readonly refusedFor: number;
    } | null;
    /** The hash of its ledger’s id; null from a desk that does not say. */
    readonly ledgerHash: Uint8Array | null;
    readonly program: string;
    readonly at: Temporal.Instant;
    readonly today: LocalDay;
  }): Promise<EnrolmentOutcome>;

  /** Notes that the desk called, and gives the highest (epoch, rev) received from it. */
  greet(
    desk: DeskIdentity,
    at: Temporal.Instant,
  ): Promise<{ readonly epoch: number; readonly highestRev: number }>;

  /** Every desk ever enrolled. */
  list(): Promise<readonly KeptDesk[]>;

  /** Marks what two programs sent as one desk as dealt with; gives how many documents. */
  settleForks(desk: DeskIdentity, by: string, at: Temporal.Instant): Promise<number>;

  /** Notes that someone looked at the times a desk started again; gives how many were new to them. */
  settleRollbacks(desk: DeskIdentity, by: string, at: Temporal.Instant): Promise<number>;

  /** The documents put aside, the latest first, and how many there are. */
  listAside(
    limit: number,
  ): Promise<{ readonly documents: readonly AsideDocument[]; readonly total: number }>;

  /** Revokes every token of a desk; false when it has none left. */
  revoke(desk: DeskIdentity, at: Temporal.Instant): Promise<boolean>;
}
