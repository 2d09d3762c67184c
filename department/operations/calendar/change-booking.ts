import { instantToLocal } from '../../../shared/domain/calendar/local-day.ts';
import type { Zone } from '../../../shared/domain/calendar/local-day.ts';
import { judgeBooking } from '../../../shared/domain/rdv/judge-booking.ts';
import type { Rdv } from '../../../shared/domain/rdv/schema.ts';
import type { SiteId } from '../../../shared/domain/site/identifiers.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { CalendarRequest } from '../../../shared/sync/calendar.ts';
import type { BookedPlace, CalendarTransaction, SlotWithPermanence } from './calendar-store.ts';
import { refusals } from './refusals.ts';

/** What a desk asks about a RDV. */
export type BookingRequest = Exclude<CalendarRequest, { readonly genre: 'permanence' }>;

interface Asking {
  readonly site: SiteId;
  readonly now: Temporal.Instant;
  readonly zone: Zone;
}

type KnownRequest = Exclude<BookingRequest, { readonly genre: 'reserver' }>;

/** Does what a desk asks about a RDV, inside one change of the calendar; gives what it becomes. */
export async function changeBooking(
  tx: CalendarTransaction,
  asking: Asking,
  request: BookingRequest,
): Promise<Result<Rdv>> {
  return request.genre === 'reserver'
    ? book(tx, asking, request)
    : changeKnown(tx, asking, request);
}

async function book(
  tx: CalendarTransaction,
  { site, now }: Asking,
  request: BookingRequest & { readonly genre: 'reserver' },
): Promise<Result<Rdv>> {
  const target = (await tx.lockSlots([request.creneau])).get(request.creneau);
  if (target === undefined) return refusals.unknownSlot;
  const failure = judgeBooking(toOffer(target), { site, motif: request.motif, maintenant: now });
  if (failure !== null) return err(failure);
  const { reference, creneau, motif } = request;
  const rdv: Rdv = { reference, creneau, site, motif, etat: 'prevu', rev: 1, aRappeler: null };
  if (!(await takeBoothFor(tx, target, rdv))) return refusals.boothTaken;
  const inserted = await tx.insertBooking(rdv, target.slot.places, now);
  if (inserted === 'full') return refusals.full;
  if (inserted === 'taken-reference') return refusals.takenReference;
  await tx.notify(sitesOf(target));
  return ok(rdv);
}

async function changeKnown(
  tx: CalendarTransaction,
  asking: Asking,
  request: KnownRequest,
): Promise<Result<Rdv>> {
  const { site, now } = asking;
  const known = await tx.findSlotOf(request.reference);
  if (known === null) return refusals.unknownBooking;
  const slots = await tx.lockSlots(
    request.genre === 'deplacer' ? [known, request.creneau] : [known],
  );
  const booking = await tx.lockBooking(request.reference);
  const current = slots.get(known);
  if (booking === null || current === undefined) return refusals.unknownBooking;
  if (booking.site !== site) return refusals.otherSite;
  if (booking.rev !== request.rev || booking.creneau !== known) return refusals.changedSince;
  const target = request.genre === 'deplacer' ? slots.get(request.creneau) : current;
  if (target === undefined) return refusals.unknownSlot;
  const next = await decide(tx, asking, request, booking, current, target);
  if (!next.ok) return next;
  if (!(await tx.updateBooking(booking, next.value, target.slot.places, now)))
    return request.genre === 'presence' ? refusals.placeGiven : refusals.full;
  await tx.notify(uniteSites(sitesOf(current), sitesOf(target)));
  return ok({ ...next.value, reference: booking.reference, site, rev: booking.rev + 1 });
}

type NextBooking = Omit<Rdv, 'rev' | 'reference' | 'site'>;

async function decide(
  tx: CalendarTransaction,
  { site, now, zone }: Asking,
  request: KnownRequest,
  booking: BookedPlace,
  current: SlotWithPermanence,
  target: SlotWithPermanence,
): Promise<Result<NextBooking>> {
  const { creneau, motif, etat, aRappeler } = booking;
  const start = Temporal.Instant.from(current.slot.debutLe);
  const isPast = Temporal.Instant.compare(start, now) <= 0;
  const taker = { permanence: null, reference: booking.reference };
  switch (request.genre) {
    case 'deplacer': {
      if (isPast) return refusals.pastBooking;
      if (etat !== 'prevu') return refusals.endedBooking;
      const prises = target.prises - (target.slot.id === creneau ? 1 : 0);
      const failure = judgeBooking(toOffer({ ...target, prises }), {
        site,
        motif,
        maintenant: now,
      });
      if (failure !== null) return err(failure);
      await tx.freeRooms(taker, null);
      const moved = { creneau: target.slot.id, motif, etat, aRappeler: null };
      if (!(await takeBoothFor(tx, target, booking))) return refusals.boothTaken;
      return ok(moved);
    }
    case 'annuler':
      if (isPast) return refusals.pastBooking;
      if (etat !== 'prevu') return refusals.endedBooking;
      await tx.freeRooms(taker, null);
      return ok({ creneau, motif, etat: request.etat, aRappeler: null });
    case 'presence': {
      if (etat === 'annule') return refusals.endedBooking;
      if (current.slot.jour > instantToLocal(now, zone).day) return refusals.tooEarly;
      if (request.etat === 'excuse') await tx.freeRooms(taker, null);
      // Excused by mistake: the booth may be someone else’s by now.
      else if (etat === 'excuse' && !isPast && !(await takeBoothFor(tx, current, booking)))
        return refusals.boothTaken;
      return ok({ creneau, motif, etat: request.etat, aRappeler });
    }
    case 'rappele':
      return aRappeler === null
        ? refusals.nothingToCall
        : ok({ creneau, motif, etat, aRappeler: null });
  }
}

/** A visio RDV takes a booth of its platform, when the platform has any. */
async function takeBoothFor(
  tx: CalendarTransaction,
  { slot, tenue }: SlotWithPermanence,
  { site, reference }: Pick<Rdv, 'site' | 'reference'>,
): Promise<boolean> {
  if (tenue.permanence.lieu.genre !== 'visio') return true;
  const span = {
    from: Temporal.Instant.from(slot.debutLe),
    to: Temporal.Instant.from(slot.finLe),
  };
  return tx.takeBooth(site, span, { permanence: null, reference });
}

/** A slot as the rules of the domain see it. */
export function toOffer({
  slot: { origine: _origine, ...slot },
  tenue,
  prises,
}: SlotWithPermanence) {
  return { creneau: { ...slot, prises }, permanence: tenue.permanence };
}

/** Whether a place freed or taken changes what others may book: whoever the slot serves is told. */
function sitesOf({ tenue: { permanence } }: SlotWithPermanence): readonly SiteId[] | null {
  return permanence.lieu.genre === 'plateforme' ? [permanence.lieu.site] : permanence.lieu.sites;
}

function uniteSites(
  one: readonly SiteId[] | null,
  other: readonly SiteId[] | null,
): readonly SiteId[] | null {
  return one === null || other === null ? null : [...new Set([...one, ...other])];
}
