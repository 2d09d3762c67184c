import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { TelephoneVisio } from '../../../shared/domain/permanence/telephone-visio.ts';
import type { DeskSession } from '../desk-session.ts';
import { permanenceOf, useCalendar } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { RdvEntry } from './rdv-kind.ts';
import { phoneKeeperOf } from './rdv-phones.ts';
import type { AskedPhone, RdvPhones } from './rdv-phones.ts';
import { readRdvs } from './settle-rdvs.ts';
import { standOf } from './stand.ts';
import type { Stand } from './stand.ts';

/** A RDV of this desk as it is shown: the record, and where it stands. */
export interface ShownRdv {
  readonly entry: RdvEntry;
  readonly stand: Stand;
  readonly jour: LocalDay;
  /** How its call is joined when video does not work; null when that is not known. */
  readonly telephone: TelephoneVisio | null;
}

/** What the agenda shows. */
export interface Agenda {
  readonly calendar: Calendar;
  /** Undefined while they are read. */
  readonly rdvs: readonly ShownRdv[] | undefined;
}

/** The calendar and the RDV of this desk, followed live; those of long ago too from the day told. */
export function useAgenda(session: DeskSession, today: LocalDay, depuis?: LocalDay): Agenda {
  const calendar = useCalendar(session);
  const entries = useLiveQuery(() => readRdvs(session, depuis), [session, depuis]);
  const keeper = phoneKeeperOf(session);
  const phones = useSyncExternalStore(keeper.subscribe, keeper.current);
  const rdvs = useMemo(
    () =>
      calendar.pret
        ? entries?.map((entry) => toShown(entry, { calendar, phones, today }))
        : undefined,
    [entries, calendar, phones, today],
  );
  useEffect(() => {
    if (rdvs === undefined || calendar.line?.ligne !== 'en-ligne') return;
    void keeper.ask(rdvs.flatMap((rdv) => toAsk(rdv, calendar, today)));
  }, [keeper, rdvs, calendar, today]);
  // The same object while nothing changes: a pack is composed from it.
  return useMemo(() => ({ calendar, rdvs }), [calendar, rdvs]);
}

/** A RDV as the calendar says it stands: only what the département holds shows as confirmed. */
export function toShown(
  entry: RdvEntry,
  {
    calendar,
    phones,
    today,
  }: { readonly calendar: Calendar; readonly phones: RdvPhones; readonly today: LocalDay },
): ShownRdv {
  const stand = standOf(entry, calendar, today);
  const { creneau } = stand;
  const lieu = creneau === null ? undefined : permanenceOf(calendar, creneau)?.lieu;
  const given = lieu?.genre === 'visio' ? lieu.telephone : undefined;
  const telephone = given ?? (creneau === null ? null : (phones.get(creneau.id) ?? null));
  return { entry, stand, jour: creneau?.jour ?? entry.clear.jour, telephone };
}

/** The room to ask about: the département’s, for a RDV to come whose telephone is not known. */
function toAsk(
  { entry, stand, jour, telephone }: ShownRdv,
  calendar: Calendar,
  today: LocalDay,
): readonly AskedPhone[] {
  const { creneau, etat } = stand;
  if (telephone !== null || etat !== 'prevu' || jour < today || creneau === null) return [];
  const lieu = permanenceOf(calendar, creneau)?.lieu;
  if (lieu?.genre !== 'visio' || lieu.lien !== null) return [];
  return [{ reference: entry.sealed.reference, creneau: creneau.id }];
}
