import { Modal } from '@mantine/core';
import { Activity, lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useBridgeEvent } from '../../bridge/use-bridge-event.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { startFigureKeeping } from '../../data/figures/figure-keeper.ts';
import { startMonthKeeping } from '../../data/figures/month-keeper.ts';
import { followPublications } from '../../data/publications/published.ts';
import { giveWay } from '../../data/give-way.ts';
import { useHasFollowed } from '../../data/registre/use-has-followed.ts';
import { readPreferences, writePreferences } from '../../data/vault/preferences.ts';
import { usePreferences } from '../../data/vault/use-preferences.ts';
import { AccueilDialogs } from '../../features/accueil/accueil-dialogs.tsx';
import { useAccueil } from '../../features/accueil/use-accueil.ts';
import { usePassage } from '../../features/accueil/use-passage.ts';
import { MaskScreen } from '../../features/masque/mask-screen.tsx';
import { PinForm } from '../../features/masque/pin-form.tsx';
import { useIdle } from '../../features/masque/use-idle.ts';
import { useMask } from '../../features/masque/use-mask.ts';
import { LockedPassage } from '../../features/ouverture/locked-passage.tsx';
import { useVisitors } from '../../features/visiteurs/use-visitors.ts';
import { useCallUnderWay } from '../../features/visio/call-under-way.ts';
import { Notice } from '../../ui/notice.tsx';
import { ScreenBoundary } from '../../ui/screen-boundary.tsx';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import { ClockNotice } from './clock-notice.tsx';
import type { DeskCommand } from './desk-command.ts';
import { FirstVisit } from './first-visit.tsx';
import classes from './frame.module.css';
import { KeyLine } from './key-line.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { PassageElsewhere } from './passage-elsewhere.tsx';
import { Rail } from './rail.tsx';
import { ScreenPlace } from './screen-place.tsx';
import { ShortcutNotice } from './shortcut-notice.tsx';
import { startAgenda } from './start-agenda.ts';
import { startResealing } from './start-resealing.ts';
import { startTidying } from './start-tidying.ts';
import { TopBar } from './top-bar.tsx';
import { useClock } from './use-clock.ts';
import { useClockVerdict } from './use-clock-verdict.ts';
import { useCommands } from './use-commands.ts';
import { useLink } from './use-link.ts';
import { goTo, hrefOf, useScreen } from './use-screen.ts';
import { useTouchMode } from './use-touch-mode.ts';

// Fetched at its first opening: the walk-in path does not carry it.
const CommandSpotlight = lazy(async () => ({
  default: (await import('./command-spotlight.tsx')).CommandSpotlight,
}));
const CallBar = lazy(async () => ({
  default: (await import('../../features/visio/call-bar.tsx')).CallBar,
}));

// Counted from every dossier: whatever is more pressing goes first.
const AFaireBadge = lazy(async () => {
  await giveWay('background');
  // Nobody asked for it: without it, the desk goes on.
  const loaded = await import('../../features/a-faire/a-faire-badge.tsx').catch(() => null);
  return { default: loaded?.AFaireBadge ?? (() => null) };
});

const InterruptedImports = lazy(async () => ({
  default: (await import('../../features/echanges/interrupted-import.tsx')).InterruptedImports,
}));
// Nobody asked for it: without it, the desk goes on.
const BackupReminder = lazy(async () => {
  await giveWay('background');
  const loaded = await import('../../features/sauvegardes/backup-reminder.tsx').catch(() => null);
  return { default: loaded?.BackupReminder ?? (() => null) };
});
const DaySheetDialog = lazy(async () => ({
  default: (await import('./day-sheet-dialog.tsx')).DaySheetDialog,
}));

/** A masked desk answers to no key but those of the mask itself. */
const NO_COMMAND: readonly DeskCommand[] = [];

/** The open desk: rail, top bar, the screen, the keys; or the mask over them all. */
export function Frame({
  session,
  departmentUrl,
  demo,
  onLock,
  onRestore,
}: {
  readonly session: DeskSession;
  readonly departmentUrl: string | null;
  /** A demonstration does not lock by itself: nobody knows its passphrase. */
  readonly demo: boolean;
  readonly onLock: () => void;
  /** Leads to the restoration of a backup, which a damaged ledger asks for. */
  readonly onRestore: () => void;
}) {
  const now = useClock(session);
  const verdict = useClockVerdict(session, now.day);
  const linked = useLink(session.bridge);
  const passage = usePassage(session);
  const accueil = useAccueil(session, passage);
  const visitors = useVisitors(session, now.day);
  const screen = useScreen();
  const mask = useMask(session.clock, onLock);
  const [touch, setTouch] = useTouchMode();
  const [searches, setSearches] = useState(0);
  const hasFollowed = useHasFollowed(session);
  const [dialog, setDialog] = useState<'touches' | 'code' | 'feuille' | null>(null);

  const call = useCallUnderWay(session);
  const { veille } = usePreferences(session);
  const leaving = useIdle(session.clock, veille, !demo && !mask.on && !call.held, onLock);

  const { put } = mask;
  const onSheet = useCallback(() => setDialog('feuille'), []);
  const commands = useCommands({
    passage,
    accueil,
    onVisitors: visitors.open,
    onSheet,
    onLock,
    onMask: useCallback(() => {
      if (readPreferences(session).pin === null) setDialog('code');
      else put();
    }, [session, put]),
    onSearch: useCallback(() => setSearches((before) => before + 1), []),
    onKeys: useCallback(() => setDialog('touches'), []),
  });
  useShortcuts(mask.on ? NO_COMMAND : commands);

  const choosePin = async (pin: string) => {
    const saved = await writePreferences(session, { pin });
    if (saved.ok) {
      setDialog(null);
      put();
    }
    return saved;
  };

  const { record } = passage;
  const isMasked = mask.on;
  // Masked, the mask’s own Passage answers.
  useBridgeEvent(
    session.bridge,
    'passage.asked',
    useCallback(() => (isMasked ? undefined : record()), [isMasked, record]),
  );
  useBridgeEvent(session.bridge, 'lock.asked', onLock);
  // The key that is open here is not the desk’s any more.
  useBridgeEvent(session.bridge, 'vault.rekeyed', onLock);
  useEffect(() => startFigureKeeping(session), [session]);
  useEffect(() => startMonthKeeping(session), [session]);
  useEffect(() => followPublications(session.bridge), [session]);
  useEffect(() => startTidying(session), [session]);
  useEffect(() => startResealing(session), [session]);
  useEffect(() => startAgenda(session), [session]);

  // A search is over once masked: back from it, none was asked for.
  if (mask.on && searches > 0) setSearches(0);
  const masked = () => (
    <MaskScreen
      pin={readPreferences(session).pin ?? ''}
      touch={touch}
      onOpen={mask.remove}
      onLock={onLock}
    >
      {call.shown && (
        <Suspense>
          <CallBar session={session} href={null} />
        </Suspense>
      )}
      <LockedPassage platform={session} identity={session.identity} />
    </MaskScreen>
  );
  const open = () => (
    <div className={classes['frame']}>
      <TopBar session={session} now={now} departmentUrl={departmentUrl} commands={commands} />
      <Rail
        current={screen}
        badges={{
          'a-faire': hasFollowed && (
            <Suspense>
              <AFaireBadge session={session} today={now.day} />
            </Suspense>
          ),
        }}
      />
      <main className={classes['main']}>
        {!linked && (
          <Notice kind="error">
            Cette fenêtre n’est plus reliée à Relais. Relancez Relais&nbsp;; ce qui est enregistré
            est gardé. En attendant, notez sur papier.
          </Notice>
        )}
        {visitors.failure !== null && <Notice kind="error">{visitors.failure}</Notice>}
        {leaving && (
          <Notice kind="warn">
            Plus personne ne touche à ce poste&nbsp;: il se verrouille dans moins d’une minute.
            Bougez la souris, ou pressez une touche, pour continuer.
          </Notice>
        )}
        {verdict !== null && <ClockNotice verdict={verdict} />}
        <ShortcutNotice bridge={session.bridge} />
        <ScreenBoundary quiet>
          <Suspense>
            <InterruptedImports session={session} today={now.day} />
            <BackupReminder session={session} href={hrefOf('reglages')} />
          </Suspense>
        </ScreenBoundary>
        {call.shown && screen !== 'visio' && (
          <Suspense>
            <CallBar session={session} href={hrefOf('visio')} />
          </Suspense>
        )}
        <FirstVisit key={screen} screen={screen} />
        {screen !== 'accueil' && (
          <PassageElsewhere
            key={`passage-${screen}`}
            passage={passage}
            zone={session.identity.zone}
            onSpecify={(entry) => {
              goTo('accueil');
              accueil.specify(entry);
            }}
          />
        )}
        <ScreenBoundary key={`ecran-${screen}`}>
          <ScreenPlace
            screen={screen}
            session={session}
            today={now.day}
            accueil={accueil}
            passage={passage}
            clockTrusted={verdict === null || verdict.verdict === 'plausible'}
            onPrintSheet={onSheet}
            touch={touch}
            onTouch={setTouch}
            onRestore={onRestore}
          />
        </ScreenBoundary>
      </main>
      <KeyLine commands={commands} />
      <KeysDialog
        commands={commands}
        opened={dialog === 'touches'}
        onClose={() => setDialog(null)}
      />
      <Modal
        opened={dialog === 'code'}
        onClose={() => setDialog(null)}
        title="Choisissez d’abord le code qui fera revenir l’écran"
      >
        <PinForm onChoose={choosePin} />
      </Modal>
      {dialog === 'feuille' && (
        <ScreenBoundary>
          <Suspense>
            <DaySheetDialog session={session} onClose={() => setDialog(null)} />
          </Suspense>
        </ScreenBoundary>
      )}
      {searches > 0 && (
        <ScreenBoundary quiet>
          <Suspense>
            <CommandSpotlight session={session} commands={commands} calls={searches} />
          </Suspense>
        </ScreenBoundary>
      )}
    </div>
  );
  return (
    <>
      {mask.on ? masked() : open()}
      {/* A form half filled is there at the return: masked, it is in no sight, and follows nothing. */}
      <Activity mode={mask.on ? 'hidden' : 'visible'}>
        <ScreenBoundary>
          <AccueilDialogs session={session} today={now.day} control={accueil} passage={passage} />
        </ScreenBoundary>
      </Activity>
    </>
  );
}
