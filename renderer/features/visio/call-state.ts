import {
  elapsedSeconds,
  measuredMinutes,
  startLaps,
  stopLaps,
} from '../../../shared/domain/presence/laps.ts';
import type { Laps } from '../../../shared/domain/presence/schema.ts';
import type { Operateur } from '../../../shared/domain/vocabulary/operateur.ts';
import type { PageMessage, Panne } from '../../../shared/visio/appel.ts';
import type { RdvCall } from '../../data/agenda/rdv-call.ts';
import type { SalleOuverte } from '../../../shared/visio/salle.ts';
import type { Failure } from '../../../shared/kernel/result.ts';

/** Whom one calls, and by which way. */
export interface CallPlan {
  readonly operateur: Operateur | null;
  /** The partner’s own address; null: a room of the département’s. */
  readonly lien: string | null;
  readonly audioDAbord: boolean;
  /** The RDV it is held for; null: none. */
  readonly rdv: RdvCall | null;
}

/** Someone in the room, since when. */
export interface Present {
  readonly id: string;
  readonly nom: string;
  readonly depuis: string;
}

/** One call, from its window’s opening to what it leaves to note. */
export interface Call {
  readonly plan: CallPlan;
  /** `salle`: the département’s; `lien`: framed in the page; `navigateur`: opened elsewhere. */
  readonly moyen: 'salle' | 'lien' | 'navigateur';
  readonly salle: SalleOuverte | null;
  readonly etape:
    | 'demande'
    | 'ouverture'
    | 'accord'
    | 'connexion'
    | 'attente'
    | 'en-cours'
    | 'coupe'
    | 'panne'
    | 'fini';
  readonly panne: Panne | null;
  /** Why no window was opened for it; null: one was, or is about to be. */
  readonly refus: Failure | null;
  readonly presents: readonly Present[];
  /** When a partner was there; for a `lien` and a `navigateur`, when the meeting was open. */
  readonly laps: readonly Laps[];
  readonly moyens: { readonly micro: boolean; readonly camera: boolean; readonly partage: boolean };
  /** Since when someone in the booth calls the animateur; null: nobody does. */
  readonly demande: string | null;
}

/** A call whose window is about to open. */
export function startCall(
  plan: CallPlan,
  moyen: Call['moyen'],
  salle: SalleOuverte | null,
  now: Temporal.Instant,
): Call {
  const elsewhere = moyen === 'navigateur';
  return {
    plan,
    moyen,
    salle,
    etape: elsewhere ? 'en-cours' : 'ouverture',
    panne: null,
    refus: null,
    presents: [],
    laps: elsewhere ? startLaps([], now) : [],
    moyens: { micro: true, camera: false, partage: false },
    demande: null,
  };
}

/** A call whose room, or link, is being asked for: it is there to be seen, and given up, already. */
export function askCall(plan: CallPlan, now: Temporal.Instant): Call {
  return { ...startCall(plan, plan.lien === null ? 'salle' : 'lien', null, now), etape: 'demande' };
}

/** Nobody answers for the room, or for the link: the other refusals are of the RDV itself. */
const NOBODY: ReadonlySet<string> = new Set([
  'hors-ligne',
  'non-relie',
  'visio-absente',
  'lien-injoignable',
]);

/** A RDV’s call that could not begin, which goes on by telephone; null when it is not to be held. */
export function failWithout(asked: Call, failure: Failure): Call | null {
  return NOBODY.has(failure.code) ? { ...asked, etape: 'panne', refus: failure } : null;
}

/** Whether a window was ever opened for it, or is about to be. */
export function hasWindow({ etape, refus }: Pick<Call, 'etape' | 'refus'>): boolean {
  return etape !== 'demande' && refus === null;
}

/** The same call after what its page said at `now`. A call that is over hears nothing more. */
export function hearPage(call: Call, message: PageMessage, now: Temporal.Instant): Call {
  if (call.etape === 'fini') return call;
  switch (message.kind) {
    case 'pret':
      return { ...call, etape: 'accord' };
    case 'accord':
      return call;
    case 'connexion':
      return { ...call, etape: 'connexion', panne: null };
    case 'entre':
      return call.moyen === 'salle'
        ? { ...call, etape: call.presents.length > 0 ? 'en-cours' : 'attente' }
        : // A frame says nothing of who is there: it counts from its opening.
          { ...call, etape: 'en-cours', laps: startLaps(call.laps, now) };
    case 'presents':
      return withPresents(call, message.presents, now);
    case 'moyens': {
      const { micro, camera, partage } = message;
      return { ...call, moyens: { micro, camera, partage } };
    }
    case 'animateur':
      return { ...call, demande: now.toString() };
    case 'coupure':
      return { ...call, etape: 'coupe', presents: [], laps: stopLaps(call.laps, now) };
    case 'panne':
      return {
        ...call,
        etape: 'panne',
        panne: message.panne,
        presents: [],
        laps: stopLaps(call.laps, now),
      };
    case 'essai':
      return call;
    case 'fin':
      return endCall(call, now);
  }
}

/** The same call, over. */
export function endCall(call: Call, now: Temporal.Instant): Call {
  return {
    ...call,
    etape: 'fini',
    presents: [],
    laps: stopLaps(call.laps, now),
    demande: null,
  };
}

/** How long a partner was there, in whole minutes, at least one; null when none ever was. */
export function minutesWith({ laps }: Call, now: Temporal.Instant): number | null {
  return measuredMinutes(laps, now);
}

/** The same in seconds, for a clock. */
export function secondsWith({ laps }: Call, now: Temporal.Instant): number {
  return elapsedSeconds(laps, now);
}

function withPresents(
  call: Call,
  presents: readonly { readonly id: string; readonly nom: string }[],
  now: Temporal.Instant,
): Call {
  const known = new Map(call.presents.map((each) => [each.id, each.depuis]));
  const someone = presents.length > 0;
  return {
    ...call,
    etape: someone ? 'en-cours' : 'attente',
    presents: presents.map(({ id, nom }) => ({
      id,
      nom,
      depuis: known.get(id) ?? now.toString(),
    })),
    laps: someone ? startLaps(call.laps, now) : stopLaps(call.laps, now),
  };
}
