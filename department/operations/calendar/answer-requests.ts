import { createHash } from 'node:crypto';
import { judgeBooking } from '../../../shared/domain/rdv/judge-booking.ts';
import { nearestFreeSlots } from '../../../shared/domain/rdv/nearest-free-slots.ts';
import type { Network } from '../../../shared/domain/network/network.ts';
import type { Creneau } from '../../../shared/domain/permanence/schema.ts';
import type { Rdv } from '../../../shared/domain/rdv/schema.ts';
import type { SiteId } from '../../../shared/domain/site/identifiers.ts';
import type { Clock } from '../../../shared/kernel/clock.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { Failure, Result } from '../../../shared/kernel/result.ts';
import { CALENDAR_VERSION, calendarLimits } from '../../../shared/sync/calendar.ts';
import type {
  CalendarAnswers,
  CalendarRequest,
  CalendarRequestAnswer,
} from '../../../shared/sync/calendar.ts';
import { toCanonicalText } from '../../../shared/sync/canonical.ts';
import type { CalendarStore, DoneRequest, SlotWithPermanence } from './calendar-store.ts';
import { changeBooking, toOffer } from './change-booking.ts';
import { refusals } from './refusals.ts';
import { savePermanence } from './save-permanence.ts';
import type { SavedPermanence } from './save-permanence.ts';

export interface CalendarDeps {
  readonly calendar: CalendarStore;
  readonly network: Network;
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Slots looked at around the one refused, to propose the nearest: a few, then many when too few of them
 * suit. Reading two hundred at each refusal took nearly all the time of a rush.
 */
const LOOKED_AT = [8, 40, 200] as const;

/** What came of a request, or that it had come before. */
type Outcome =
  | { readonly kind: 'booking'; readonly rdv: Rdv }
  | { readonly kind: 'permanence'; readonly saved: SavedPermanence }
  | { readonly kind: 'done-before'; readonly done: DoneRequest };

/** A refusal that read the slot that was asked for: the nearest free ones are looked for around it. */
interface Refused extends Failure {
  readonly wanted?: SlotWithPermanence | null;
}

/** A permanence tried and undone: the refusal that undoes it carries what it would have done. */
interface Tried extends Failure {
  readonly saved: SavedPermanence;
}

/** Answers what a desk asks, one request after the other, each done whole or not at all. */
export async function answerRequests(
  deps: CalendarDeps,
  site: SiteId,
  requests: readonly CalendarRequest[],
): Promise<CalendarAnswers> {
  const reponses: CalendarRequestAnswer[] = [];
  for (const request of requests) reponses.push(await answerRequest(deps, site, request));
  return { version: CALENDAR_VERSION, now: deps.clock.now().toString(), reponses };
}

async function answerRequest(
  deps: CalendarDeps,
  site: SiteId,
  request: CalendarRequest,
): Promise<CalendarRequestAnswer> {
  const { demande } = request;
  const outcome = await perform(deps, site, request);
  if (!outcome.ok) {
    if ('saved' in outcome.failure) return toConfirmed(demande, null, outcome.failure.saved);
    const { code, sentence, wanted } = outcome.failure;
    const creneaux = await propose(deps, site, request, wanted);
    return { issue: 'refuse', demande, code, sentence, creneaux: [...creneaux] };
  }
  const { value } = outcome;
  switch (value.kind) {
    case 'booking':
      return toConfirmed(demande, value.rdv, null);
    case 'permanence':
      return toConfirmed(demande, null, value.saved);
    case 'done-before': {
      const refusal = judgeRepeated(value.done, site, toFingerprint(request));
      if (refusal !== null) return { issue: 'refuse', demande, ...refusal, creneaux: [] };
      const { reference } = value.done;
      const rdv = reference === null ? null : await deps.calendar.readBooking(reference);
      return { issue: 'doublon', demande, rdv };
    }
  }
}

async function perform(
  deps: CalendarDeps,
  site: SiteId,
  request: CalendarRequest,
): Promise<Result<Outcome, Refused | Tried>> {
  const { calendar, clock, network } = deps;
  const now = clock.now();
  // Most of a rush is refused here, without a lock; what follows decides.
  const early = await judgeEarly(deps, site, request);
  if (early !== null) return early;
  return calendar.change<Outcome, Failure | Tried>(now, async (tx) => {
    const isTrial = request.genre === 'permanence' && request.essai;
    if (!isTrial) {
      const done = await tx.claim({
        demande: request.demande,
        site,
        empreinte: toFingerprint(request),
        reference: request.genre === 'permanence' ? null : request.reference,
        at: now,
      });
      if (done !== null) return ok({ kind: 'done-before', done });
    }
    if (request.genre !== 'permanence') {
      const changed = await changeBooking(tx, { site, now, zone: network.zone }, request);
      return changed.ok ? ok({ kind: 'booking', rdv: changed.value }) : changed;
    }
    const saved = await savePermanence(tx, deps, { ...request, site, auteur: site });
    if (!saved.ok) return saved;
    if (isTrial) return err({ code: 'essai', sentence: 'Essai.', saved: saved.value });
    return ok({ kind: 'permanence', saved: saved.value });
  });
}

async function judgeEarly(
  { calendar, clock }: CalendarDeps,
  site: SiteId,
  request: CalendarRequest,
): Promise<Result<Outcome, Refused> | null> {
  if (request.genre !== 'reserver') return null;
  const { found, done } = await calendar.readAsked(request);
  const failure =
    found === null
      ? refusals.unknownSlot.failure
      : judgeBooking(toOffer(found), { site, motif: request.motif, maintenant: clock.now() });
  if (failure === null) return null;
  return done === null ? err({ ...failure, wanted: found }) : ok({ kind: 'done-before', done });
}

/** The free slots nearest to the one that could not be had; none when no place was asked for. */
async function propose(
  { calendar, clock }: CalendarDeps,
  site: SiteId,
  request: CalendarRequest,
  read: SlotWithPermanence | null | undefined,
): Promise<readonly Creneau[]> {
  if (request.genre !== 'reserver' && request.genre !== 'deplacer') return [];
  const wanted = read === undefined ? await calendar.readSlot(request.creneau) : read;
  if (wanted === null) return [];
  const near = Temporal.Instant.from(wanted.slot.debutLe);
  const maintenant = clock.now();
  const motif =
    request.genre === 'reserver'
      ? request.motif
      : ((await calendar.readBooking(request.reference))?.motif ?? null);
  let nearest: readonly Creneau[] = [];
  for (const limit of LOOKED_AT) {
    const offers = await calendar.freeSlotsNear({
      organisme: wanted.tenue.permanence.organisme,
      near,
      after: maintenant,
      except: request.creneau,
      limit,
    });
    nearest = nearestFreeSlots(offers, { site, motif, maintenant }, near, calendarLimits.proposals);
    if (nearest.length === calendarLimits.proposals || offers.length < limit) break;
  }
  return nearest;
}

function judgeRepeated(done: DoneRequest, site: SiteId, empreinte: Uint8Array): Failure | null {
  const isSame = done.site === site && Buffer.from(done.empreinte).equals(empreinte);
  return isSame ? null : refusals.reusedRequest.failure;
}

function toConfirmed(
  demande: CalendarRequest['demande'],
  rdv: Rdv | null,
  saved: SavedPermanence | null,
): CalendarRequestAnswer {
  return {
    issue: 'confirme',
    demande,
    rdv,
    permanence: saved?.tenue ?? null,
    aRappeler: [...(saved?.aRappeler ?? [])],
  };
}

/** SHA-256 of the whole request: a request repeated is the same to the byte. */
function toFingerprint(request: CalendarRequest): Uint8Array {
  return createHash('sha256').update(toCanonicalText(request)).digest();
}
