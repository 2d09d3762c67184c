import { lazy, Suspense } from 'react';
import type { ComponentType } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { AccueilScreen } from '../../features/accueil/accueil-screen.tsx';
import type { AccueilControl } from '../../features/accueil/use-accueil.ts';
import type { PassageControl } from '../../features/accueil/use-passage.ts';
import { SettingsScreen } from './settings-screen.tsx';
import type { ScreenId } from './screens.ts';

/** What every screen is given. */
interface PlaceProps {
  readonly session: DeskSession;
  readonly today: LocalDay;
}

// Fetched at its first opening: the walk-in path carries none of them.
const places: Partial<Record<ScreenId, ComponentType<PlaceProps>>> = {
  usagers: lazy(async () => ({ default: (await import('./usagers-place.tsx')).UsagersPlace })),
  dossiers: lazy(async () => ({ default: (await import('./dossier-place.tsx')).DossierPlace })),
  agenda: lazy(async () => ({ default: (await import('./agenda-place.tsx')).AgendaPlace })),
  packs: lazy(async () => ({ default: (await import('./pack-place.tsx')).PackPlace })),
  annuaire: lazy(async () => ({ default: (await import('./annuaire-place.tsx')).AnnuairePlace })),
  demarches: lazy(async () => ({
    default: (await import('./demarches-place.tsx')).DemarchesPlace,
  })),
  'a-faire': lazy(async () => ({ default: (await import('./a-faire-place.tsx')).AFairePlace })),
};

const ChiffresPlace = lazy(async () => ({
  default: (await import('./chiffres-place.tsx')).ChiffresPlace,
}));
const VisioScreen = lazy(async () => ({
  default: (await import('../../features/visio/visio-screen.tsx')).VisioScreen,
}));

/** The screen of the address, and what it may ask of the frame. */
export function ScreenPlace({
  screen,
  session,
  today,
  accueil,
  passage,
  clockTrusted,
  onPrintSheet,
  touch,
  onTouch,
  onRestore,
}: PlaceProps & {
  readonly screen: ScreenId;
  readonly accueil: AccueilControl;
  readonly passage: PassageControl;
  readonly clockTrusted: boolean;
  readonly onPrintSheet: () => void;
  readonly touch: boolean;
  readonly onTouch: (touch: boolean) => void;
  readonly onRestore: () => void;
}) {
  const Place = places[screen];
  if (Place !== undefined)
    return (
      <Suspense>
        <Place session={session} today={today} />
      </Suspense>
    );
  if (screen === 'accueil')
    return (
      <AccueilScreen
        session={session}
        today={today}
        clockTrusted={clockTrusted}
        passage={passage}
        control={accueil}
        onPrintSheet={onPrintSheet}
      />
    );
  if (screen === 'visio')
    return (
      <Suspense>
        <VisioScreen
          session={session}
          onNote={(toNote) =>
            accueil.open({ kind: 'visite', subject: { kind: 'preparee', ...toNote } })
          }
        />
      </Suspense>
    );
  if (screen === 'chiffres')
    return (
      <Suspense>
        <ChiffresPlace
          session={session}
          today={today}
          onOpen={(opened) =>
            accueil.open(
              opened.kind === 'seance'
                ? { kind: 'seance', seance: opened.entry }
                : { kind: 'visite', subject: { kind: 'entree', entry: opened.entry } },
            )
          }
        />
      </Suspense>
    );
  return <SettingsScreen session={session} touch={touch} onTouch={onTouch} onRestore={onRestore} />;
}
