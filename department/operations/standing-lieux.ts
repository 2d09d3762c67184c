import { lieuSchema } from '../../shared/domain/organisme/schema.ts';
import type { Lieu } from '../../shared/domain/organisme/schema.ts';
import type { Published } from './publication-store.ts';

/** The directory as it stands, by id: what is shipped, and the last word on each place. */
export function standingLieux(
  shipped: readonly Lieu[],
  standing: readonly Published[],
): ReadonlyMap<string, Lieu> {
  const lieux = new Map(shipped.map((lieu) => [lieu.id, lieu]));
  for (const { id, contenu } of standing) {
    // A newer server may have written one this version does not read: it stays as it was.
    const lieu = contenu === null ? null : lieuSchema.safeParse(contenu);
    if (lieu === null) lieux.delete(id);
    else if (lieu.success) lieux.set(id, lieu.data);
  }
  return lieux;
}
