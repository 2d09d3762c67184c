import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { DemarchesScreen } from '../../features/demarches/demarches-screen.tsx';
import { PaperPlace } from './paper-place.tsx';
import { goTo, hrefOf, useSubject } from './use-screen.ts';

/** The démarches, with the checklist they print; the one on show is in the address. */
export function DemarchesPlace({
  session,
  today,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
}) {
  const opened = useSubject();
  return (
    <PaperPlace>
      {(onPrint) => (
        <DemarchesScreen
          identity={session.identity}
          today={today}
          opened={opened}
          hrefOf={(id) => hrefOf('demarches', id)}
          onOpen={(id) => goTo('demarches', id)}
          onPrint={onPrint}
        />
      )}
    </PaperPlace>
  );
}
