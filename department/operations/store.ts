import type { CountStore } from './count-store.ts';
import type { DeskStore } from './desk-store.ts';
import type { FigureStore } from './figure-store.ts';
import type { NetworkStore } from './network-store.ts';
import type { PublicationStore } from './publication-store.ts';
import type { SalleStore } from './salle-store.ts';
import type { StaffStore } from './staff-store.ts';

/** Everything one département keeps. Made for one département: no call can reach another’s lines. */
export interface Store {
  readonly network: NetworkStore;
  readonly desks: DeskStore;
  readonly counts: CountStore;
  readonly figures: FigureStore;
  readonly publications: PublicationStore;
  readonly salles: SalleStore;
  readonly staff: StaffStore;
  /** Throws `StoreUnavailable` when the database does not answer. */
  ping(): Promise<void>;
}
