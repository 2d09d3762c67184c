import { Skeleton } from '@mantine/core';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { FoundSlot } from '../../../shared/domain/rdv/find-slots.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { ShownRdv } from '../../data/agenda/use-rdvs.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { DayView } from './day-view.tsx';
import { MonthView } from './month-view.tsx';
import { OwnPermanences } from './permanences/own-permanences.tsx';
import type { RdvAction } from './rdv-line.tsx';
import { daysTaken } from './use-agenda-screen.ts';
import type { AgendaScreenState } from './use-agenda-screen.ts';
import type { NameOf } from './use-names.ts';
import type { View } from './views.ts';
import { WeekView } from './week-view.tsx';
import { weekOf } from './words.ts';

/** The day, the week, the month or the permanences; what to expect when there is nothing yet. */
export function AgendaView({
  session,
  view,
  day,
  today,
  screen,
  nameOf,
  named,
  busy,
  onAct,
  onChoose,
  onDay,
}: {
  readonly session: DeskSession;
  readonly view: View;
  readonly day: LocalDay;
  readonly today: LocalDay;
  readonly screen: AgendaScreenState;
  readonly nameOf: NameOf;
  readonly named: boolean;
  readonly busy: boolean;
  readonly onAct: (rdv: ShownRdv, action: RdvAction) => void;
  readonly onChoose: (slot: FoundSlot) => void;
  readonly onDay: (day: LocalDay) => void;
}) {
  const { calendar, rdvs, others, free } = screen;
  const at = { today, now: session.clock.now() };
  if (view === 'permanences')
    return <OwnPermanences session={session} calendar={calendar} today={today} />;
  if (rdvs === undefined) return <Skeleton height={320} />;
  if (calendar.offers.length === 0 && rdvs.length === 0)
    return (
      <EmptyState title="L’agenda est vide">
        Les permanences des partenaires arrivent ici d’elles-mêmes, saisies par la coordination. Les
        vôtres s’ajoutent sous «&nbsp;Permanences&nbsp;».
      </EmptyState>
    );
  if (view === 'jour')
    return (
      <DayView
        calendar={calendar}
        day={day}
        at={at}
        rdvs={rdvs.filter(({ jour }) => jour === day)}
        others={others.filter(({ offer }) => offer.creneau.jour === day)}
        free={free.filter(({ offer }) => offer.creneau.jour === day)}
        nameOf={nameOf}
        named={named}
        busy={busy}
        onAct={onAct}
        onChoose={onChoose}
      />
    );
  if (view === 'semaine')
    return (
      <WeekView
        days={weekOf(day)}
        at={at}
        rdvs={rdvs}
        others={others}
        free={free}
        nameOf={nameOf}
        named={named}
        onDay={onDay}
        onChoose={onChoose}
      />
    );
  return (
    <MonthView
      month={day}
      today={today}
      taken={daysTaken(rdvs, others)}
      free={free}
      onDay={onDay}
    />
  );
}
