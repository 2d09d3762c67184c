import { Center, Loader, Progress, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import { LockScreen } from '../features/ouverture/lock-screen.tsx';
import { LockedPassage } from '../features/ouverture/locked-passage.tsx';
import type { Paper } from '../../shared/documents/paper.ts';
import type { SessionPlatform } from '../data/desk-session.ts';
import { Notice } from '../ui/notice.tsx';
import { useNoRepeat } from '../ui/use-no-repeat.ts';
import { RetryButton } from './retry-button.tsx';
import { DemonstrationFill } from './demonstration-fill.tsx';
import { Frame } from './frame/frame.tsx';
import { leavePerson } from './frame/use-screen.ts';
import { useOpening } from './use-opening.ts';

/** Fetched when they are needed: once in a desk’s life, or on a bad day. */
const FirstRunScreen = lazy(async () => ({
  default: (await import('../features/ouverture/first-run-screen.tsx')).FirstRunScreen,
}));
const RecoverScreen = lazy(async () => ({
  default: (await import('../features/ouverture/recover-screen.tsx')).RecoverScreen,
}));

const RestoreScreen = lazy(async () => ({
  default: (await import('../features/ouverture/restore-screen.tsx')).RestoreScreen,
}));

const PrintOnly = lazy(async () => ({
  default: (await import('../features/papiers/print-only.tsx')).PrintOnly,
}));

function printOnly(paper: Paper) {
  return (
    <Suspense>
      <PrintOnly paper={paper} />
    </Suspense>
  );
}

/** The desk, from its first frame: first run, locked, filling its copy, open, or why it cannot. */
export function App({ platform }: { readonly platform: SessionPlatform }) {
  useNoRepeat();
  const opening = useOpening(platform);
  const [restoring, setRestoring] = useState(false);
  if (restoring)
    return (
      <Suspense fallback={<Opening />}>
        <RestoreScreen
          platform={platform}
          damaged={opening.phase === 'ouvert'}
          onBack={() => setRestoring(false)}
        />
      </Suspense>
    );
  switch (opening.phase) {
    case 'chargement':
      return <Opening />;
    case 'premiere-ouverture':
      return (
        <Suspense fallback={<Opening />}>
          <FirstRunScreen
            platform={platform}
            departmentUrl={opening.departmentUrl}
            enrolled={opening.enrolled}
            onRestore={() => setRestoring(true)}
            onReady={opening.unlocked}
            print={printOnly}
          />
        </Suspense>
      );
    case 'verrouille':
      return (
        <Locked
          platform={platform}
          vault={opening.vault}
          identity={opening.identity}
          onUnlocked={opening.unlocked}
        />
      );
    case 'reprise':
      return (
        <Refill done={opening.done} total={opening.total}>
          <LockedPassage
            platform={platform}
            identity={opening.identity}
            settled="une fois la reprise finie"
          />
        </Refill>
      );
    case 'ouvert':
      return (
        <>
          <Frame
            session={opening.session}
            departmentUrl={opening.departmentUrl}
            demo={opening.demo}
            onLock={opening.lock}
            onRestore={() => setRestoring(true)}
          />
          {opening.demoUntil !== null && (
            <DemonstrationFill
              session={opening.session}
              until={opening.demoUntil}
              leaving={opening.leaving}
            />
          )}
        </>
      );
    case 'endommage':
      return (
        <Suspense fallback={<Opening />}>
          <RestoreScreen platform={platform} damaged />
        </Suspense>
      );
    case 'impossible':
      return (
        <Center mih="100dvh" p="xl">
          <Notice kind="error" action={<RetryButton />}>
            {opening.sentence}
          </Notice>
        </Center>
      );
  }
}

/** The locked desk, or the way out of a forgotten passphrase. */
function Locked(props: Omit<ComponentProps<typeof LockScreen>, 'onForgotten'>) {
  const [forgotten, setForgotten] = useState(false);
  useEffect(leavePerson, []);
  return forgotten ? (
    <Suspense fallback={<Opening />}>
      <RecoverScreen {...props} onBack={() => setForgotten(false)} />
    </Suspense>
  ) : (
    <LockScreen {...props} onForgotten={() => setForgotten(true)} />
  );
}

function Opening() {
  return (
    <Center component="main" mih="100dvh">
      <VisuallyHidden component="h1">Ouverture du poste…</VisuallyHidden>
      <Loader aria-hidden />
    </Center>
  );
}

/** A visitor does not wait for it: a Passage is noted as on the locked desk. */
function Refill({
  done,
  total,
  children,
}: {
  readonly done: number;
  readonly total: number;
  readonly children: ReactNode;
}) {
  const percent = total === 0 ? 100 : Math.round((100 * done) / total);
  return (
    <Center component="main" mih="100dvh" p="xl">
      <Stack w={420} gap="sm">
        <Title id="reprise" order={1} size="h4">
          Reprise des accueils depuis le journal de ce poste…
        </Title>
        <Progress.Root size="xl">
          <Progress.Section value={percent} aria-labelledby="reprise" />
        </Progress.Root>
        <Text c="dimmed">{percent}&nbsp;%</Text>
        {children}
      </Stack>
    </Center>
  );
}
