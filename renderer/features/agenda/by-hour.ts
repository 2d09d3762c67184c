import type { Offer } from '../../../shared/domain/rdv/find-slots.ts';
import type { Rdv } from '../../../shared/domain/rdv/schema.ts';
import type { ShownRdv } from '../../data/agenda/use-rdvs.ts';

/** A RDV of this platform that another of its desks took: the partner’s line, and nobody’s name. */
export interface OtherRdv {
  readonly rdv: Rdv;
  readonly offer: Offer;
}

/** One RDV of a day, this desk’s or another’s. */
export type RdvOfDay =
  | { readonly kind: 'own'; readonly debut: string; readonly rdv: ShownRdv }
  | { readonly kind: 'other'; readonly debut: string; readonly other: OtherRdv };

/** The RDV of every desk of the platform, in the order people come. */
export function byHour(
  rdvs: readonly ShownRdv[],
  others: readonly OtherRdv[],
): readonly RdvOfDay[] {
  const own = rdvs.map((rdv): RdvOfDay => {
    const debut = rdv.stand.creneau?.debut ?? rdv.entry.sealed.debut;
    return { kind: 'own', debut, rdv };
  });
  const taken = others.map((other): RdvOfDay => ({
    kind: 'other',
    debut: other.offer.creneau.debut,
    other,
  }));
  return [...own, ...taken].toSorted((a, b) => a.debut.localeCompare(b.debut));
}
