import { useState } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { AgendaScreen } from '../../features/agenda/agenda-screen.tsx';
import { PaperPlace } from './paper-place.tsx';
import { startRdvCall } from './start-rdv-call.ts';
import { goTo, useSubject } from './use-screen.ts';

/** The shared calendar, with the papers it prints; whom one books for is in the address, by an id alone. */
export function AgendaPlace({
  session,
  today,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
}) {
  const opened = useSubject();
  // Each thing asked for opens the screen anew; letting go of it does not, nor hides what was booked.
  const [asked, setAsked] = useState({ opened, turn: 0 });
  if (asked.opened !== opened)
    setAsked({ opened, turn: opened === null ? asked.turn : asked.turn + 1 });
  return (
    <PaperPlace>
      {(onPrint) => (
        <AgendaScreen
          key={asked.turn}
          session={session}
          today={today}
          opened={opened}
          onPrint={onPrint}
          onCall={(call) => startRdvCall(session, call)}
          onClear={() => goTo('agenda')}
        />
      )}
    </PaperPlace>
  );
}
