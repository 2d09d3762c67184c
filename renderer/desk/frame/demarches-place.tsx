import { lazy, Suspense } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { DemarchesScreen } from '../../features/demarches/demarches-screen.tsx';
import { PaperPages } from '../../features/papiers/paper-pages.tsx';
import { PaperPlace } from './paper-place.tsx';
import { goTo, hrefOf, useSubject } from './use-screen.ts';

// Opened with a fiche, never with the list.
const DemarcheForms = lazy(async () => ({
  default: (await import('../../features/formulaires/demarche-forms.tsx')).DemarcheForms,
}));

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
          forms={(demarche) => (
            <Suspense>
              <DemarcheForms
                key={demarche}
                session={session}
                demarche={demarche}
                draw={(pages) => <PaperPages pages={pages} />}
              />
            </Suspense>
          )}
        />
      )}
    </PaperPlace>
  );
}
