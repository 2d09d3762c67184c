/** Calls allowed in a minute; beyond, a caller is told to wait (429). */
export interface CallLimits {
  /** Enrolments, from one address. */
  readonly enrol: number;
  /** Sign-ins, from one address: each costs the server a tenth of a second of argon2id. */
  readonly signIn: number;
  /** Wrong passwords in five minutes, from one address. */
  readonly wrongPasswords: number;
  /** Wrong passwords in five minutes for one account, from anywhere. */
  readonly wrongPasswordsByAccount: number;
  /** Deliveries and greetings of one desk: far above what its program ever sends. */
  readonly desk: number;
  /** Pages and calendars of partners, from one address: programs ask every hour, people now and then. */
  readonly planning: number;
  /** Anything else, from one address: pages, figures, exports. */
  readonly other: number;
}

/** What a server starts with. */
export const DEFAULT_CALL_LIMITS: CallLimits = {
  enrol: 30,
  signIn: 30,
  wrongPasswords: 10,
  wrongPasswordsByAccount: 30,
  desk: 300,
  planning: 120,
  other: 1200,
};

/** Milliseconds over which calls, and wrong passwords, are counted. */
export const MINUTE = 60_000;
export const FIVE_MINUTES = 5 * MINUTE;
