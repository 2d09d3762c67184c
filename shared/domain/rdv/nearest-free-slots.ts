import type { Creneau } from '../permanence/schema.ts';
import { judgeBooking } from './judge-booking.ts';
import type { SlotOffer, Wish } from './judge-booking.ts';

/**
 * The free slots nearest to an instant, before or after, that this wish could book: at most `limit`,
 * the nearest first; of two as near, the earlier.
 */
export function nearestFreeSlots(
  offers: readonly SlotOffer[],
  wish: Wish,
  near: Temporal.Instant,
  limit: number,
): readonly Creneau[] {
  const distance = ({ debutLe }: Creneau) =>
    Math.abs(Temporal.Instant.from(debutLe).epochMilliseconds - near.epochMilliseconds);
  return offers
    .filter((offer) => judgeBooking(offer, wish) === null)
    .map(({ creneau }) => creneau)
    .toSorted(
      (a, b) =>
        distance(a) - distance(b) || a.debutLe.localeCompare(b.debutLe) || a.id.localeCompare(b.id),
    )
    .slice(0, limit);
}
