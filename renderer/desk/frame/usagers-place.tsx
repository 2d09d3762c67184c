import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { UsagersScreen } from '../../features/usagers/usagers-screen.tsx';
import { guardFile } from './guard-file.tsx';
import { PaperPlace } from './paper-place.tsx';
import { startRdvCall } from './start-rdv-call.ts';
import { goTo, hrefOf, useSubject } from './use-screen.ts';

// The fiches and their rules come with the dossiers of someone, never with the search.
const UsagerDossiers = lazy(async () => ({
  default: (await import('../../features/dossiers/usager-dossiers.tsx')).UsagerDossiers,
}));
const UsagerMandats = lazy(async () => ({
  default: (await import('../../features/mandats/usager-mandats.tsx')).UsagerMandats,
}));
const UsagerVisites = lazy(async () => ({
  default: (await import('../../features/suivi/usager-visites.tsx')).UsagerVisites,
}));
const LinkedRdvs = lazy(async () => ({
  default: (await import('../../features/agenda/linked-rdvs.tsx')).LinkedRdvs,
}));
/** The usagers, with the papers they leave with; the one on show is in the address, by its id alone. */
export function UsagersPlace({
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
        <UsagersScreen
          session={session}
          today={today}
          opened={opened}
          hrefOf={(id) => hrefOf('usagers', id)}
          hrefOfDossier={(id) => hrefOf('dossiers', id)}
          onOpen={(id) => goTo('usagers', id)}
          onPrint={onPrint}
          guard={guardFile(session)}
          dossiers={(usager) => (
            <Suspense fallback={<Skeleton height={120} />}>
              <UsagerDossiers
                session={session}
                today={today}
                usager={usager}
                hrefOf={(id) => hrefOf('dossiers', id)}
                onOpened={(id) => goTo('dossiers', id)}
              />
            </Suspense>
          )}
          visites={(usager) => (
            <Suspense fallback={<Skeleton height={80} />}>
              <LinkedRdvs
                session={session}
                today={today}
                of={{ kind: 'usager', id: usager.id }}
                href={hrefOf('agenda', `usager-${usager.id}`)}
                hrefOfDay={(jour) => hrefOf('agenda', `jour-${jour}`)}
                onCall={(call) => startRdvCall(session, call)}
              />
              <UsagerVisites session={session} today={today} usager={usager} />
            </Suspense>
          )}
          mandats={(usager) => (
            <Suspense fallback={<Skeleton height={120} />}>
              <UsagerMandats session={session} today={today} usager={usager} onPrint={onPrint} />
            </Suspense>
          )}
        />
      )}
    </PaperPlace>
  );
}
