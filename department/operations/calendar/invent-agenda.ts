import { createHash } from 'node:crypto';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import {
  BOOKED_DAYS,
  inventBooking,
  inventDistances,
  listDemoPermanences,
  listDemoRooms,
} from '../../../shared/domain/demonstration/demo-agenda.ts';
import { listDays, toInstant } from '../../../shared/domain/permanence/expand-permanence.ts';
import { proposeExceptions } from '../../../shared/domain/permanence/proposed-exceptions.ts';
import { heureSchema } from '../../../shared/domain/permanence/schema.ts';
import type { Permanence } from '../../../shared/domain/permanence/schema.ts';
import { createReferenceRdv } from '../../../shared/domain/rdv/schema.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import type { SiteId } from '../../../shared/domain/site/identifiers.ts';
import type { AgendaStore, PlanningSlot } from './agenda-store.ts';
import { answerRequests } from './answer-requests.ts';
import type { CalendarDeps } from './answer-requests.ts';
import { changePermanence } from './coordinate-agenda.ts';

type AgendaDeps = CalendarDeps & { readonly agenda: AgendaStore };

/** Who a demonstration’s permanences were entered by. */
const AUTHOR = 'demonstration';

/**
 * Invents the agenda of a demonstration around the day it was first opened: permanences, RDV of the weeks
 * past and to come, distances. Everything goes through what desks and the coordination use, guards
 * included; the clock alone is told another time, that of each thing. Done again, it changes nothing.
 * `poste` is the platform of the demonstration’s own desk, which takes its RDV to come itself.
 */
export async function inventAgenda(
  deps: AgendaDeps,
  { until, poste }: { readonly until: LocalDay; readonly poste: SiteId },
): Promise<void> {
  const { agenda, network } = deps;
  const at = (now: Temporal.Instant): AgendaDeps => ({ ...deps, clock: { now: () => now } });
  const midnight = (day: LocalDay) => toInstant(day, heureSchema.parse('00:00'), network.zone);
  const permanences = listDemoPermanences(until);
  const [{ premierJour } = { premierJour: until }] = permanences;
  const before = midnight(premierJour).subtract({ hours: 24 * 14 });
  for (const room of listDemoRooms()) await agenda.saveRoom(room, before);
  for (const permanence of permanences) {
    await changePermanence(at(before), AUTHOR, {
      permanence: withoutDaysOff(permanence),
      rev: null,
      annulee: false,
      essai: false,
    });
    const slots = await agenda.planning(
      { organisme: permanence.organisme, agent: null, site: null },
      before,
      midnight(until).add({ hours: 24 * BOOKED_DAYS }),
    );
    for (const slot of slots) await inventRdv(at, { permanence, slot, before, until, poste });
  }
  for (const distance of inventDistances())
    await agenda.saveDistance({
      ...distance,
      estimee: true,
      source: 'Distance inventée pour la démonstration',
      auteur: AUTHOR,
      at: before,
    });
}

async function inventRdv(
  at: (now: Temporal.Instant) => AgendaDeps,
  {
    permanence,
    slot,
    before,
    until,
    poste,
  }: {
    readonly permanence: Permanence;
    readonly slot: PlanningSlot;
    readonly before: Temporal.Instant;
    readonly until: LocalDay;
    readonly poste: SiteId;
  },
): Promise<void> {
  const invented = inventBooking(permanence, slot);
  if (invented === null || slot.etat === 'retire') return;
  const { site, motif, issue } = invented;
  const isPast = slot.jour < until;
  if (!isPast && site === poste) return;
  const demande = idSchema.parse(invented.demande);
  const reference = referenceOf(demande);
  const creneau = idSchema.parse(slot.id);
  await answerRequests(at(before), site, [
    { genre: 'reserver', demande, reference, creneau, motif },
  ]);
  if (!isPast) return;
  // The same id from the same one: said again, it is answered that it was done.
  const noted = idSchema.parse(`${demande.slice(0, -1)}${demande.endsWith('0') ? '1' : '0'}`);
  await answerRequests(at(Temporal.Instant.from(slot.finLe)), site, [
    { genre: 'presence', demande: noted, reference, rev: 1, etat: issue },
  ]);
}

/** A reference made from the id of its request: the same when it is asked again. */
function referenceOf(demande: string) {
  const bytes = createHash('sha256').update(demande).digest();
  return createReferenceRdv({ bytes: (length) => bytes.subarray(0, length) });
}

/** Nothing is held on a jour férié. */
function withoutDaysOff(permanence: Permanence): Permanence {
  const days = listDays(permanence);
  const off = days.ok ? proposeExceptions(days.value, [], { alsaceMoselle: false }) : [];
  return { ...permanence, exceptions: off.map(({ jour }) => ({ jour, devient: null })) };
}
