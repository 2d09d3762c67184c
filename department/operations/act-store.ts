import type { AdminAct } from '../../shared/domain/staff/act.ts';
import type { StaffRole } from '../../shared/domain/staff/role.ts';

/** One administrative act, as it is about to be done. */
export interface BegunAct {
  readonly id: string;
  readonly at: Temporal.Instant;
  /** The login, or what stands for the command line. */
  readonly author: string;
  readonly role: StaffRole | null;
  readonly act: AdminAct;
  readonly subject: string | null;
}

/** How an act ended; null when it was cut short. */
export type ActOutcome = 'fait' | 'refuse' | null;

/** The audit of one département: what was done, by whom. It is only ever added to. */
export interface ActStore {
  /** Keeps an act that begins, and forgets those older than a year. */
  begin(act: BegunAct): Promise<void>;
  end(id: string, outcome: 'fait' | 'refuse'): Promise<void>;
  /** The latest acts first. */
  latest(limit: number): Promise<readonly (BegunAct & { readonly outcome: ActOutcome })[]>;
}
