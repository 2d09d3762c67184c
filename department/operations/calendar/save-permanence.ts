import {
  expandPermanence,
  toInstant,
} from '../../../shared/domain/permanence/expand-permanence.ts';
import type { Occurrence } from '../../../shared/domain/permanence/expand-permanence.ts';
import type { Permanence } from '../../../shared/domain/permanence/schema.ts';
import { isServed } from '../../../shared/domain/rdv/judge-booking.ts';
import type { Network } from '../../../shared/domain/network/network.ts';
import type { SiteId } from '../../../shared/domain/site/identifiers.ts';
import type { Clock } from '../../../shared/kernel/clock.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { PermanenceTenue, TouchedRdv } from '../../../shared/sync/calendar.ts';
import type { BookedPlace, CalendarTransaction, KeptSlot, SlotPlan } from './calendar-store.ts';
import { planSlots } from './plan-slots.ts';
import { refusals } from './refusals.ts';

/** A permanence to enter, change or cancel, and by whom: a platform, or the coordination (`site` null). */
export interface PermanenceChange {
  readonly permanence: Permanence;
  /** What it was changed from; null when it is new. */
  readonly rev: number | null;
  readonly annulee: boolean;
  readonly site: SiteId | null;
  readonly auteur: string;
}

/** What a change of permanence did, or would do. */
export interface SavedPermanence {
  readonly tenue: PermanenceTenue;
  readonly aRappeler: readonly TouchedRdv[];
  readonly creneaux: number;
}

interface SaveDeps {
  readonly network: Network;
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Enters, changes or cancels a permanence inside one change of the calendar: its slots to come are
 * generated again, its room taken, the RDV it moves or withdraws marked to be called back. Undoing the
 * change afterwards is how one is tried. Refusals: those of `expandPermanence`, `autre-plateforme`,
 * `plateforme-inconnue`, `permanence-inconnue`, `permanence-passee`, `modifie-entre-temps`,
 * `places-prises`, `salle-inconnue`, `salle-occupee`, `cabine-occupee`.
 */
export async function savePermanence(
  tx: CalendarTransaction,
  { network, clock, random }: SaveDeps,
  change: PermanenceChange,
): Promise<Result<SavedPermanence>> {
  const { permanence, annulee, auteur } = change;
  const now = clock.now();
  const occurrences = annulee ? ok([]) : expandPermanence(permanence, network.zone);
  if (!occurrences.ok) return occurrences;
  const standing = change.rev === null ? null : await tx.lockPermanence(permanence.id);
  const refusal = judgeRight(change, standing, network);
  if (refusal !== null) return refusal;
  const tenue: PermanenceTenue = {
    permanence: annulee && standing !== null ? standing.permanence : permanence,
    rev: (standing?.rev ?? 0) + 1,
    etat: annulee ? 'annulee' : 'active',
    saisiePar: standing === null ? change.site : standing.saisiePar,
  };
  if (standing === null && !(await tx.insertPermanence(tenue, auteur, now)))
    return refusals.changedSince;
  const existing = standing === null ? [] : await tx.lockSlotsOf(permanence.id);
  const plan = planSlots(permanence, occurrences.value, existing, now, random);
  const remaining = plan.added.length + plan.moved.length + plan.kept.length;
  if (!annulee && remaining === 0 && existing.length === 0) return refusals.pastPermanence;
  const bookings = await touch(tx, tenue, plan, existing);
  if (!bookings.ok) return bookings;
  const rooms = await takeRooms(tx, tenue, network, occurrences.value, bookings.value, now);
  if (rooms !== null) return rooms;
  if (standing !== null) await tx.updatePermanence(tenue, auteur, now);
  // What stands is written too: its number of places may have changed.
  await tx.writeSlots(permanence.id, plan, now);
  for (const { booking, becomes } of bookings.value)
    await tx.updateBooking(
      booking,
      {
        creneau: booking.creneau,
        motif: booking.motif,
        etat: becomes === null ? 'annule' : booking.etat,
        aRappeler: becomes === null ? 'annule' : 'deplace',
      },
      booking.place,
      now,
    );
  await tx.notify(concernedSites(standing, tenue));
  return ok({
    tenue,
    aRappeler: bookings.value.map(({ booking, was, becomes }) => ({
      reference: booking.reference,
      site: booking.site,
      motif: booking.motif,
      avant: { jour: was.jour, debut: was.debut },
      apres: becomes === null ? null : { jour: becomes.jour, debut: becomes.debut },
    })),
    creneaux: remaining,
  });
}

function judgeRight(
  { permanence, rev, site }: PermanenceChange,
  standing: PermanenceTenue | null,
  { sites }: Network,
): Result<never> | null {
  if (rev !== null && standing === null) return refusals.unknownPermanence;
  if (standing !== null && site !== null && standing.saisiePar !== site) return refusals.otherSite;
  if (site !== null && (permanence.lieu.genre !== 'plateforme' || permanence.lieu.site !== site))
    return refusals.otherSite;
  if (standing !== null && (standing.rev !== rev || standing.etat === 'annulee'))
    return refusals.changedSince;
  const named =
    permanence.lieu.genre === 'plateforme' ? [permanence.lieu.site] : (permanence.lieu.sites ?? []);
  const known = new Set(sites.map(({ id }) => id));
  return named.every((id) => known.has(id)) ? null : refusals.unknownSite;
}

/** A RDV that a change moves, or withdraws (`becomes` null). */
interface Touched {
  readonly booking: BookedPlace;
  readonly was: KeptSlot;
  readonly becomes: KeptSlot | null;
}

async function touch(
  tx: CalendarTransaction,
  { permanence, etat }: PermanenceTenue,
  plan: SlotPlan,
  existing: readonly KeptSlot[],
): Promise<Result<readonly Touched[]>> {
  const was = new Map(existing.map((slot) => [slot.id, slot]));
  const becomes = new Map<string, KeptSlot | null>(
    [...plan.moved, ...plan.kept].map((slot) => [slot.id, slot]),
  );
  for (const id of plan.withdrawn) becomes.set(id, null);
  const kept = new Set<string>(plan.kept.map(({ id }) => id));
  const live = await tx.liveBookings([...becomes.keys()]);
  const touched: Touched[] = [];
  for (const booking of live) {
    const former = was.get(booking.creneau);
    if (former === undefined) continue;
    const isStillServed = etat === 'active' && isServed(permanence, booking.site);
    const next = isStillServed ? (becomes.get(booking.creneau) ?? null) : null;
    if (next !== null && booking.place > next.places) return refusals.placesTaken;
    if (next === null || !kept.has(next.id)) touched.push({ booking, was: former, becomes: next });
  }
  return ok(touched);
}

async function takeRooms(
  tx: CalendarTransaction,
  { permanence, etat }: PermanenceTenue,
  { zone, sites }: Network,
  occurrences: readonly Occurrence[],
  touched: readonly Touched[],
  now: Temporal.Instant,
): Promise<Result<never> | null> {
  const taker = { permanence: permanence.id, reference: null };
  await tx.freeRooms(taker, now);
  for (const { booking } of touched)
    await tx.freeRooms({ permanence: null, reference: booking.reference }, null);
  if (etat === 'annulee') return null;
  const { lieu } = permanence;
  if (lieu.genre === 'visio') {
    for (const { booking, becomes } of touched) {
      if (becomes === null) continue;
      const span = toSpan(becomes);
      if (
        await tx.takeBooth(booking.site, span, { permanence: null, reference: booking.reference })
      )
        continue;
      const name = sites.find(({ id }) => id === booking.site)?.name ?? booking.site;
      return refuse(
        'cabine-occupee',
        `À ${name}, la cabine visio est prise le ${becomes.jour.split('-').toReversed().join('/')} à ${becomes.debut} : choisissez une autre heure, ou annulez d’abord le rendez-vous ${booking.reference}.`,
      );
    }
    return null;
  }
  if (lieu.salle === null) return null;
  const spans = occurrences
    .map(({ jour, debut, fin }) => ({
      from: toInstant(jour, debut, zone),
      to: toInstant(jour, fin, zone),
    }))
    .filter(({ from }) => Temporal.Instant.compare(from, now) > 0);
  const taken = await tx.takeRoom(lieu.site, lieu.salle, spans, taker);
  if (taken === null) return null;
  if (taken === 'unknown') return refusals.unknownRoom;
  const at = taken.takenFrom.toZonedDateTimeISO(zone);
  const [day, hour] = [at.toPlainDate().toString(), at.toPlainTime().toString().slice(0, 5)];
  return refuse(
    'salle-occupee',
    `Cette salle est déjà prise le ${day.split('-').toReversed().join('/')} à ${hour} : choisissez une autre salle ou une autre heure, ou ôtez cette date.`,
  );
}

function toSpan({ debutLe, finLe }: KeptSlot) {
  return { from: Temporal.Instant.from(debutLe), to: Temporal.Instant.from(finLe) };
}

/** The platforms a permanence concerned or concerns; null: all. */
function concernedSites(
  before: PermanenceTenue | null,
  after: PermanenceTenue,
): readonly SiteId[] | null {
  const sites = new Set<SiteId>();
  for (const tenue of [before, after]) {
    if (tenue === null) continue;
    const { lieu } = tenue.permanence;
    if (lieu.genre === 'plateforme') sites.add(lieu.site);
    else if (lieu.sites === null) return null;
    else for (const site of lieu.sites) sites.add(site);
  }
  return [...sites];
}
