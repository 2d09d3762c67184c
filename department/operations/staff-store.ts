import type { StaffRole } from '../../shared/domain/staff/role.ts';

/** Someone with an account at the département, as their session shows them. */
export interface StaffMember {
  readonly login: string;
  readonly name: string;
  readonly role: StaffRole;
}

/** An account, as those who keep the accounts see it. */
export interface StaffAccount extends StaffMember {
  readonly createdAt: Temporal.Instant;
  /** When it was closed; null for one that opens. */
  readonly closedAt: Temporal.Instant | null;
  /** When the latest of its living sessions was opened; null when none lives. */
  readonly openedAt: Temporal.Instant | null;
  readonly sessions: number;
}

/** Staff accounts and sessions of one département. Session tokens come hashed. */
export interface StaffStore {
  /**
   * Creates an account, or replaces its name and password, opens it again and ends its sessions. A null
   * role leaves the one it has, or makes it `coordination`. Gives whether it was created.
   */
  save(
    account: Omit<StaffMember, 'role'> & {
      readonly role: StaffRole | null;
      readonly passwordHash: string;
    },
    at: Temporal.Instant,
  ): Promise<boolean>;

  /** Every account, by login. */
  list(at: Temporal.Instant): Promise<readonly StaffAccount[]>;

  /** Gives another role; false when nobody has this login. */
  changeRole(login: string, role: StaffRole, at: Temporal.Instant): Promise<boolean>;

  /** Closes an account and its sessions, or opens it again; false when nobody has this login. */
  setClosed(login: string, isClosed: boolean, at: Temporal.Instant): Promise<boolean>;

  /** Another password; the other sessions of the account end. */
  changePassword(
    login: string,
    passwordHash: string,
    keptSession: Uint8Array,
    at: Temporal.Instant,
  ): Promise<void>;

  /** Ends every session of an account; gives how many. */
  closeSessions(login: string): Promise<number>;

  /** An account that is not closed. */
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
