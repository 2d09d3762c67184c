import { useMemo, useState } from 'react';
import { addDays, localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { findFreeSlots } from '../../../shared/domain/rdv/find-slots.ts';
import type { FoundSlot, Offer } from '../../../shared/domain/rdv/find-slots.ts';
import { nearestFreeSlots } from '../../../shared/domain/rdv/nearest-free-slots.ts';
import { readSlotQuery } from '../../../shared/domain/rdv/slot-query.ts';
import { useAgenda } from '../../data/agenda/use-rdvs.ts';
import type { ShownRdv } from '../../data/agenda/use-rdvs.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { OtherRdv } from './by-hour.ts';

/** Slots a search shows, and what comes before any is typed. */
const FOUND = 6;
const FIRST = 3;

/** Slots proposed instead of another. */
const NEAREST = 5;

/** More than a month holds. */
const EVERY = 5000;

/** What narrows the views. */
export interface AgendaFilter {
  readonly organisme: string | null;
  readonly lieu: 'visio' | 'sur-place' | null;
  readonly salle: string | null;
}

export const NO_FILTER: AgendaFilter = { organisme: null, lieu: null, salle: null };

/** Days of the month before that a month or a week on show may hold. */
const BEFORE_MONTH = 7;

/** What the agenda shows around a day, drawn from the calendar and the RDV of the desk. */
export function useAgendaScreen(session: DeskSession, today: LocalDay, day: LocalDay) {
  const month = localDaySchema.parse(`${day.slice(0, 7)}-01`);
  const { calendar, rdvs } = useAgenda(session, today, addDays(month, -BEFORE_MONTH));
  const [text, setText] = useState('');
  const [filter, setFilter] = useState(NO_FILTER);
  const { site } = session.identity;
  const { offers } = calendar;

  const found = useMemo(
    () =>
      findFreeSlots(offers, readSlotQuery(text, today), {
        site,
        maintenant: session.clock.now(),
        limit: text.trim() === '' ? FIRST : FOUND,
      }),
    [offers, text, today, site, session.clock],
  );
  const kept = useMemo(() => offers.filter((offer) => passes(offer, filter)), [offers, filter]);
  const free = useMemo(
    () =>
      findFreeSlots(kept, readSlotQuery('', today), {
        site,
        maintenant: session.clock.now(),
        limit: EVERY,
      }),
    [kept, today, site, session.clock],
  );
  const shown = useMemo(
    () =>
      rdvs
        ?.filter(({ entry, stand }) => {
          // Refused and seen to: another took its place, or nobody comes.
          if (stand.etat === 'refuse' && entry.clear.aTraiter === null) return false;
          const offer = stand.creneau === null ? null : offerOf(offers, stand.creneau.id);
          return offer === null
            ? filter.organisme === null || entry.sealed.organisme === filter.organisme
            : passes(offer, filter);
        })
        .toSorted((a, b) => startOf(a).localeCompare(startOf(b))),
    [rdvs, offers, filter],
  );
  /** RDV of this platform that no record of this desk names. */
  const others = useMemo((): readonly OtherRdv[] => {
    const own = new Set(rdvs?.map(({ entry }) => entry.sealed.reference));
    return [...calendar.rdvs.values()].flatMap((rdv) => {
      const offer = offerOf(offers, rdv.creneau);
      const isLive = rdv.etat !== 'annule' && rdv.etat !== 'excuse';
      return own.has(rdv.reference) || !isLive || offer === null ? [] : [{ rdv, offer }];
    });
  }, [calendar.rdvs, offers, rdvs]);

  /** The free slots of the same partner nearest to those of a RDV. */
  const nearestTo = ({ entry, stand }: ShownRdv): readonly FoundSlot[] => {
    const slot = stand.creneau ?? calendar.creneaux.get(entry.sealed.creneau) ?? null;
    const same = offers.filter(({ permanence }) => permanence.organisme === entry.sealed.organisme);
    const near = slot === null ? session.clock.now() : Temporal.Instant.from(slot.debutLe);
    const wish = { site, motif: null, maintenant: session.clock.now() };
    const { motif } = entry.sealed;
    return nearestFreeSlots(same, wish, near, NEAREST).flatMap((creneau) => {
      const offer = offerOf(same, creneau.id);
      if (offer === null) return [];
      const accepts = offer.permanence.motifs.some(({ code }) => code === motif);
      return [{ offer, motif: accepts ? motif : null }];
    });
  };

  return {
    calendar,
    rdvs: shown,
    all: rdvs,
    others,
    free,
    found,
    text,
    setText,
    filter,
    setFilter,
    nearestTo,
  };
}

/** What `useAgendaScreen` gives. */
export type AgendaScreenState = ReturnType<typeof useAgendaScreen>;

/** A slot of the calendar with its permanence. */
export function offerOf(offers: readonly Offer[], id: string): Offer | null {
  return offers.find(({ creneau }) => creneau.id === id) ?? null;
}

/** The day of each RDV somebody is to come to, or came to, whichever desk took it. */
export function daysTaken(
  rdvs: readonly ShownRdv[],
  others: readonly OtherRdv[],
): readonly LocalDay[] {
  const away: readonly string[] = ['refuse', 'annule', 'excuse'];
  return [
    ...rdvs.filter(({ stand }) => !away.includes(stand.etat)).map(({ jour }) => jour),
    ...others.map(({ offer }) => offer.creneau.jour),
  ];
}

function passes({ permanence }: Offer, { organisme, lieu, salle }: AgendaFilter): boolean {
  if (organisme !== null && permanence.organisme !== organisme) return false;
  if (lieu === 'visio' && permanence.lieu.genre !== 'visio') return false;
  if (lieu === 'sur-place' && permanence.lieu.genre !== 'plateforme') return false;
  return (
    salle === null || (permanence.lieu.genre === 'plateforme' && permanence.lieu.salle === salle)
  );
}

function startOf({ entry, stand, jour }: ShownRdv): string {
  return `${jour} ${stand.creneau?.debut ?? entry.sealed.debut}`;
}
