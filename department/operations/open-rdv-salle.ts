import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Network } from '../../shared/domain/network/network.ts';
import type { ReferenceRdv } from '../../shared/domain/rdv/schema.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { Random } from '../../shared/kernel/random.ts';
import type { SalleOuverte } from '../../shared/visio/salle.ts';
import type { AgendaStore, PlanningSlot } from './calendar/agenda-store.ts';
import type { CalendarStore } from './calendar/calendar-store.ts';
import { refusals } from './calendar/refusals.ts';
import type { DeskIdentity } from './desk-identity.ts';
import { giveSalle, partnerLink, refuseNoVisio } from './open-salle.ts';
import { roomsOf } from './rooms-of.ts';
import type { SalleStore } from './salle-store.ts';
import type { VisioSettings } from './visio-settings.ts';

/** How long before its slot a room opens, and how long after it closes: a wait, and a late end. */
const AROUND = { before: { minutes: 30 }, after: { minutes: 60 } } as const;

/**
 * Gives a desk the room of one of its RDV, the same for everybody on that slot. Refusals:
 * `visio-absente`, `rdv-inconnu`, `autre-plateforme`, `rdv-termine`, `rdv-sur-place`,
 * `salle-hors-horaires`.
 */
export async function openRdvSalle(
  deps: {
    readonly salles: SalleStore;
    readonly calendar: CalendarStore;
    readonly agenda: AgendaStore;
    readonly visio: VisioSettings | null;
    readonly network: Network;
    readonly clock: Clock;
    readonly random: Random;
  },
  { site }: DeskIdentity,
  reference: ReferenceRdv,
): Promise<Result<SalleOuverte>> {
  const { visio, network, clock } = deps;
  if (visio === null) return refuseNoVisio();
  const booking = await deps.calendar.readBooking(reference);
  const found = booking === null ? null : await deps.calendar.readSlot(booking.creneau);
  if (booking === null || found === null) return refusals.unknownBooking;
  if (booking.site !== site) return refusals.otherSite;
  if (booking.etat === 'annule' || booking.etat === 'excuse') return refusals.endedBooking;
  const { slot, tenue } = found;
  if (tenue.permanence.lieu.genre !== 'visio')
    return refuse(
      'rdv-sur-place',
      'Ce rendez-vous se tient à la plateforme : il n’a pas de salle de visio.',
    );
  const salle = (await roomsOf(deps, [slot.id])).get(slot.id);
  if (salle === undefined) throw new Error('A slot has a room once one was drawn.');
  const given = giveSalle({ salle, site, ...hoursAround(slot) }, visio, network, clock.now());
  if (!given.ok) return given;
  const distance = await deps.agenda.distance(site, tenue.permanence.organisme);
  return ok({
    ...given.value,
    // There and back, as the year’s figure counts it.
    evite: distance === null ? null : { km: 2 * distance.km, estimee: distance.estimee },
  });
}

/**
 * The slots of a partner’s planning, with the way into the call of each one somebody comes to: the
 * partner’s own when it has one, else the room of the slot, opened by a key for the partner alone.
 */
export async function withCallLinks(
  deps: {
    readonly salles: SalleStore;
    readonly visio: VisioSettings | null;
    readonly clock: Clock;
    readonly random: Random;
  },
  slots: readonly PlanningSlot[],
): Promise<readonly PlanningSlot[]> {
  const { visio } = deps;
  if (visio === null) return slots;
  const now = deps.clock.now();
  const waits = (slot: PlanningSlot) =>
    slot.site === null &&
    slot.lien === null &&
    slot.etat === 'ouvert' &&
    slot.rdv.some(({ etat }) => etat !== 'annule' && etat !== 'excuse') &&
    Temporal.Instant.compare(hoursAround(slot).a, now) > 0;
  const rooms = await roomsOf(
    deps,
    slots.filter(waits).map(({ id }) => id),
  );
  return slots.map((slot) => {
    const salle = rooms.get(slot.id);
    if (salle === undefined) return slot;
    return { ...slot, lien: partnerLink({ salle, ...hoursAround(slot) }, visio) };
  });
}

/** The hours the room of a slot serves. */
function hoursAround({ debutLe, finLe }: { readonly debutLe: string; readonly finLe: string }) {
  return {
    de: Temporal.Instant.from(debutLe).subtract(AROUND.before),
    a: Temporal.Instant.from(finLe).add(AROUND.after),
  };
}
