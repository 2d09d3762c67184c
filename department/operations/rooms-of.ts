import type { Random } from '../../shared/kernel/random.ts';
import { createSalle } from '../../shared/visio/salle.ts';
import type { Salle } from '../../shared/visio/salle.ts';
import type { SalleStore } from './salle-store.ts';

/** The rooms of slots, drawn for those that have none yet. */
export function roomsOf(
  { salles, random }: { readonly salles: SalleStore; readonly random: Random },
  creneaux: readonly string[],
): Promise<ReadonlyMap<string, Salle>> {
  return salles.ofSlots(creneaux, () => createSalle(random));
}
