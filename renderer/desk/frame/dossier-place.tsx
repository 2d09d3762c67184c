import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { DossierCopies } from '../../features/copies/dossier-copies.tsx';
import { DossierMandat } from '../../features/mandats/dossier-mandat.tsx';
import { DossierScreen } from '../../features/dossiers/dossier-screen.tsx';
import { guardFile } from './guard-file.tsx';
import { PaperPlace } from './paper-place.tsx';
import { startRdvCall } from './start-rdv-call.ts';
import { goTo, hrefOf, useSubject } from './use-screen.ts';

const LinkedRdvs = lazy(async () => ({
  default: (await import('../../features/agenda/linked-rdvs.tsx')).LinkedRdvs,
}));

/** A dossier, with the list it prints; which one is in the address, by its id alone. */
export function DossierPlace({
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
        <DossierScreen
          session={session}
          today={today}
          id={opened ?? ''}
          hrefOf={(id) => hrefOf('dossiers', id)}
          hrefOfPack={(id) => hrefOf('packs', id)}
          hrefOfUsager={(id) => hrefOf('usagers', id)}
          onClosed={() => goTo('usagers')}
          onPrint={onPrint}
          guard={guardFile(session)}
          copies={(dossier) => (
            <>
              <Suspense fallback={<Skeleton height={80} />}>
                <LinkedRdvs
                  session={session}
                  today={today}
                  of={{ kind: 'dossier', id: dossier.id }}
                  depuis={dossier.sealed.ouvertLe}
                  href={hrefOf('agenda', `dossier-${dossier.id}`)}
                  hrefOfDay={(jour) => hrefOf('agenda', `jour-${jour}`)}
                  onCall={(call) => startRdvCall(session, call)}
                />
              </Suspense>
              <DossierCopies session={session} dossier={dossier} />
            </>
          )}
          mandat={(dossier, onTie) => (
            <DossierMandat
              session={session}
              today={today}
              dossier={dossier}
              hrefOfUsager={(id) => hrefOf('usagers', id)}
              onTie={onTie}
            />
          )}
        />
      )}
    </PaperPlace>
  );
}
