import type { SiteId } from '../../shared/domain/site/identifiers.ts';
import type { Salle } from '../../shared/visio/salle.ts';

/** A room, the platform it was given to, and the hours it serves. */
export interface KeptSalle {
  readonly salle: Salle;
  readonly site: SiteId;
  readonly de: Temporal.Instant;
  readonly a: Temporal.Instant;
}

/** The rooms of calls by video, of one département. */
export interface SalleStore {
  /** Keeps a new room, and erases those whose hours ended before `forgetBefore`. */
  add(salle: KeptSalle, forgetBefore: Temporal.Instant): Promise<void>;
  find(salle: Salle): Promise<KeptSalle | null>;
  /** The room of each slot, drawn for those that have none yet: whoever asks gets the same. */
  ofSlots(creneaux: readonly string[], draw: () => Salle): Promise<ReadonlyMap<string, Salle>>;
}
