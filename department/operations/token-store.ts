import type { DeskIdentity } from './desk-identity.ts';

/** Whose token this is, and what it is worth. */
export interface KnownToken extends DeskIdentity {
  readonly issuedAt: Temporal.Instant;
  /** `remplace`: the desk, or a copy of it, went on with another. */
  readonly state: 'valable' | 'revoque' | 'remplace';
  /** This very call was its first: the token before it has just died. */
  readonly hasReplaced: boolean;
}

/** The tokens of the desks of one département. They come hashed. */
export interface TokenStore {
  /**
   * Whose token this is, dead ones included; null when nobody’s. The first use of a proposed token
   * kills every other one of its desk, in the same transaction.
   */
  identify(tokenHash: Uint8Array, at: Temporal.Instant): Promise<KnownToken | null>;

  /**
   * Keeps the token a desk means to use from now on, beside the living one it calls with; the same one
   * twice is one. False when the calling token has died, or the other is known already as something else.
   */
  propose(
    desk: DeskIdentity,
    tokens: { readonly current: Uint8Array; readonly next: Uint8Array },
    at: Temporal.Instant,
  ): Promise<boolean>;
}
