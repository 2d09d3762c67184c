import type { AgendaStore } from './calendar/agenda-store.ts';
import type { CalendarStore } from './calendar/calendar-store.ts';
import type { ActStore } from './act-store.ts';
import type { BudgetStore } from './budget-store.ts';
import type { CountStore } from './count-store.ts';
import type { DeskStore } from './desk-store.ts';
import type { FigureStore } from './figure-store.ts';
import type { NetworkStore } from './network-store.ts';
import type { PublicationStore } from './publication-store.ts';
import type { SalleStore } from './salle-store.ts';
import type { StaffStore } from './staff-store.ts';

/** What a database says of itself. */
export interface StoreState {
  readonly postgresql: string;
  readonly migration: number;
  readonly databaseBytes: number;
  readonly documents: number;
  readonly lastReceivedAt: Temporal.Instant | null;
}

/** Everything one département keeps. Made for one département: no call can reach another’s lines. */
export interface Store {
  readonly network: NetworkStore;
  readonly desks: DeskStore;
  readonly counts: CountStore;
  readonly figures: FigureStore;
  readonly agenda: AgendaStore;
  readonly calendar: CalendarStore;
  readonly publications: PublicationStore;
  readonly salles: SalleStore;
  readonly staff: StaffStore;
  readonly acts: ActStore;
  readonly budgets: BudgetStore;
  /** What the database is, and how much it holds. */
  readState(): Promise<StoreState>;
  /** Throws `StoreUnavailable` when the database does not answer. */
  ping(): Promise<void>;
}
