/** A member of the coordination, as their session shows them. */
export interface StaffMember {
  readonly login: string;
  readonly name: string;
}

/** Staff accounts and sessions of one département. Session tokens come hashed. */
export interface StaffStore {
  /**
   * Creates an account, or replaces its name and password and ends its sessions. Gives whether it
   * was created.
   */
  save(
    account: StaffMember & { readonly passwordHash: string },
    at: Temporal.Instant,
  ): Promise<boolean>;

  find(login: string): Promise<(StaffMember & { readonly passwordHash: string }) | null>;

  /** Opens a session, and forgets those that have expired. */
  openSession(session: {
    readonly tokenHash: Uint8Array;
    readonly login: string;
    readonly openedAt: Temporal.Instant;
    readonly expiresAt: Temporal.Instant;
  }): Promise<void>;

  /** Whose living session this is, or null. */
  findSession(tokenHash: Uint8Array, at: Temporal.Instant): Promise<StaffMember | null>;

  closeSession(tokenHash: Uint8Array): Promise<void>;
}
