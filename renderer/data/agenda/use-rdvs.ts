import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../desk-session.ts';
import { useCalendar } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { RdvEntry } from './rdv-kind.ts';
import { readRdvs } from './settle-rdvs.ts';
import { standOf } from './stand.ts';
import type { Stand } from './stand.ts';

/** A RDV of this desk as it is shown: the record, and where it stands. */
export interface ShownRdv {
  readonly entry: RdvEntry;
  readonly stand: Stand;
  readonly jour: LocalDay;
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
  const rdvs = useMemo(
    () => (calendar.pret ? entries?.map((entry) => toShown(entry, calendar, today)) : undefined),
    [entries, calendar, today],
  );
  // The same object while nothing changes: a pack is composed from it.
  return useMemo(() => ({ calendar, rdvs }), [calendar, rdvs]);
}

/** A RDV as the calendar says it stands: only what the département holds shows as confirmed. */
function toShown(entry: RdvEntry, calendar: Calendar, today: LocalDay): ShownRdv {
  const stand = standOf(entry, calendar, today);
  return { entry, stand, jour: stand.creneau?.jour ?? entry.clear.jour };
}
