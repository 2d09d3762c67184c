import { instantToLocal } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay, Zone } from '../../../shared/domain/calendar/local-day.ts';
import type { Creneau } from '../../../shared/domain/permanence/schema.ts';
import type {
  ATraiter,
  EtatPrise,
  RdvClear,
  RdvSealed,
} from '../../../shared/domain/rdv/desk-rdv.ts';
import type { Rdv } from '../../../shared/domain/rdv/schema.ts';
import type { DemandeTenue } from '../../../shared/ipc/agenda.ts';
import type { Calendar } from './calendar.ts';
import type { RdvEntry } from './rdv-kind.ts';

/** The days a calendar goes back: what is older is what the record says. */
const KEPT_DAYS = 30;

/** What the calendar says of a RDV this desk took. */
export interface Stand {
  /** Only what the département holds is anything but `en-attente`, `refuse` or past. */
  readonly etat: EtatPrise;
  /** A change of it was asked for and is not answered. */
  readonly changeEnAttente: DemandeTenue['souhait']['genre'] | null;
  readonly aTraiter: ATraiter | null;
  /** What the département said when it refused. */
  readonly refus: { readonly code: string; readonly sentence: string } | null;
  /** The slot it holds now; null when the calendar does not have it. */
  readonly creneau: Creneau | null;
  /** Nothing was ever asked, or it was forgotten: the booking is to be asked for. */
  readonly aDemander: boolean;
}

/** Where a RDV stands by the calendar alone. */
export function standOf(
  { clear, sealed }: Pick<RdvEntry, 'clear' | 'sealed'>,
  calendar: Calendar,
  today: LocalDay,
): Stand {
  const demandes = calendar.demandes.get(sealed.reference) ?? [];
  const rdv = calendar.rdvs.get(sealed.reference) ?? null;
  const creneau = calendar.creneaux.get(rdv?.creneau ?? sealed.creneau) ?? null;
  const waiting = demandes.find(({ etat }) => etat === 'attend') ?? null;
  const none = { changeEnAttente: null, aTraiter: null, refus: null, creneau, aDemander: false };
  if (rdv !== null) return standOfHeld(rdv, demandes, waiting, creneau);
  const booking = demandes.find(({ souhait }) => souhait.genre === 'reserver');
  if (booking?.etat === 'refusee')
    return { ...none, etat: 'refuse', aTraiter: 'refuse', refus: booking.refus };
  if (booking?.etat === 'retiree') return { ...none, etat: 'annule' };
  if (booking?.etat === 'attend')
    return {
      ...none,
      etat: 'en-attente',
      changeEnAttente:
        demandes.findLast(({ etat, souhait }) => etat === 'attend' && souhait.genre !== 'reserver')
          ?.souhait.genre ?? null,
    };
  const isForgotten =
    Temporal.PlainDate.from(clear.jour).add({ days: KEPT_DAYS }).toString() < today;
  if (isForgotten) return { ...none, etat: clear.etat === 'en-attente' ? 'refuse' : clear.etat };
  // Asked for, and nobody remembers: the calendar of this desk was made anew.
  if (clear.etat === 'en-attente')
    return { ...none, etat: 'en-attente', aDemander: booking === undefined };
  // Confirmed once, and no calendar to say so: it is not said to be, until one is there.
  if (clear.etat === 'prevu')
    return {
      ...none,
      etat: 'en-attente',
      aTraiter: calendar.line?.ligne === 'en-ligne' ? 'introuvable' : null,
    };
  return { ...none, etat: clear.etat };
}

function standOfHeld(
  rdv: Rdv,
  demandes: readonly DemandeTenue[],
  waiting: DemandeTenue | null,
  creneau: Creneau | null,
): Stand {
  const last = demandes.at(-1);
  const refused =
    last?.etat === 'refusee' && last.souhait.genre !== 'reserver' && rdv.etat === 'prevu'
      ? last
      : null;
  const partner: ATraiter | null =
    rdv.aRappeler === null ? null : rdv.aRappeler === 'deplace' ? 'deplace' : 'annule-partenaire';
  return {
    etat: rdv.etat,
    changeEnAttente: waiting?.souhait.genre ?? null,
    aTraiter: partner ?? (refused === null ? null : 'changement-refuse'),
    refus: refused?.refus ?? null,
    creneau,
    aDemander: false,
  };
}

/** A record as its stand makes it; null when it says so already. */
export function nextRecord(
  entry: RdvEntry,
  stand: Stand,
  { now, zone }: { readonly now: Temporal.Instant; readonly zone: Zone },
): RdvEntry | null {
  const { clear, sealed } = entry;
  const today = instantToLocal(now, zone).day;
  const { creneau } = stand;
  const jour = creneau?.jour ?? clear.jour;
  // Not found any more, what was confirmed stays so in the record: it may come back.
  const etat = clear.etat === 'prevu' && stand.etat === 'en-attente' ? clear.etat : stand.etat;
  const aTraiter = keepsDone(clear, sealed, stand) ? null : stand.aTraiter;
  const next: RdvEntry = {
    ...entry,
    rev: entry.rev + 1,
    localDay: isOver(etat) ? (jour < today ? jour : today) : entry.localDay,
    clear: { ...clear, jour, etat, aTraiter },
    sealed: {
      ...sealed,
      ...(creneau === null ? {} : { creneau: creneau.id, debut: creneau.debut, fin: creneau.fin }),
      refus:
        stand.refus === null
          ? null
          : { code: stand.refus.code.slice(0, 60), sentence: stand.refus.sentence.slice(0, 500) },
    },
  };
  const isSame =
    JSON.stringify(next.clear) === JSON.stringify(clear) &&
    JSON.stringify(next.sealed) === JSON.stringify(sealed);
  if (isSame) return null;
  // Settled on its day once: a note written later does not move it.
  return isOver(clear.etat) && clear.etat === etat ? { ...next, localDay: entry.localDay } : next;
}

/** Whether what the stand asks for was already done: a refusal that was seen to stays seen to. */
function keepsDone(clear: RdvClear, sealed: RdvSealed, stand: Stand): boolean {
  if (clear.aTraiter !== null) return false;
  if (stand.aTraiter === 'refuse') return clear.etat === 'refuse';
  return stand.aTraiter === 'changement-refuse' && sealed.refus?.code === stand.refus?.code;
}

function isOver(etat: EtatPrise): boolean {
  return etat !== 'en-attente' && etat !== 'prevu';
}
