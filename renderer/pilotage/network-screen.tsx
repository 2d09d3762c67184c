import { Button, Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { StaffSession } from '../../shared/sync/pilotage-api.ts';
import { formatInstant, NBSP } from '../ui/format.ts';
import { PrintIcon, RetryIcon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { ScreenTitle } from '../ui/screen-title.tsx';
import { DeclaredSection } from './declared-section.tsx';
import { FiguresSkeleton } from './figures-skeleton.tsx';
import { NetworkFigures } from './network-figures.tsx';
import { PeriodBar } from './period-bar.tsx';
import type { PilotageClient } from './pilotage-client.ts';
import classes from './pilotage.module.css';
import { TopBar } from './top-bar.tsx';
import { useDeclared } from './use-declared.ts';
import { useFigures } from './use-figures.ts';
import { useView } from './use-view.ts';
import { changeMode, viewToTitle } from './view.ts';

/** How is the network? The figures of a period, live while it holds today. */
export function NetworkScreen({
  client,
  clock,
  session,
  onExpired,
  onSignedOut,
}: {
  readonly client: PilotageClient;
  readonly clock: Clock;
  readonly session: StaffSession;
  readonly onExpired: () => void;
  readonly onSignedOut: () => void;
}) {
  const { zone } = session;
  const [view, showView] = useView();
  const { figures, failure, today, reload } = useFigures({ client, clock, zone, view, onExpired });
  const declared = useDeclared(client, figures);
  const [retrying, setRetrying] = useState(false);
  const period = viewToTitle(view, today);
  const title = view.mode === 'aujourdhui' ? `Aujourd’hui, ${period}` : capitalised(period);
  const stoppedAt = figures && formatInstant(figures.now, zone);

  async function retry() {
    setRetrying(true);
    await reload();
    setRetrying(false);
  }

  return (
    <>
      <TopBar client={client} session={session} place="aujourdhui" onSignedOut={onSignedOut} />
      <main className={classes['page']}>
        <Stack gap="lg">
          <Group justify="space-between" align="flex-end">
            <div>
              <ScreenTitle product="Relais, pilotage">{title}</ScreenTitle>
              {stoppedAt !== null && <Text c="dimmed">Chiffres arrêtés le {stoppedAt}.</Text>}
            </div>
            <Group align="flex-end" className={classes['screenOnly'] ?? ''}>
              <PeriodBar view={view} today={today} onChange={showView} />
              <Button
                variant="default"
                leftSection={<PrintIcon />}
                disabled={figures === null}
                onClick={() => globalThis.print()}
              >
                Imprimer
              </Button>
            </Group>
          </Group>
          {/* Said once for each period, not at each refresh. */}
          <VisuallyHidden role="status">
            {figures === null ? 'Chargement des chiffres…' : `Chiffres affichés${NBSP}: ${period}.`}
          </VisuallyHidden>
          {failure !== null && (
            <Notice
              kind="error"
              action={
                <Button
                  variant="default"
                  leftSection={<RetryIcon />}
                  loading={retrying}
                  onClick={() => void retry()}
                >
                  Réessayer
                </Button>
              }
            >
              {failure.sentence}
              {stoppedAt !== null && ` Les chiffres ci-dessous ont été arrêtés le ${stoppedAt}.`}
            </Notice>
          )}
          {figures !== null && (
            <NetworkFigures
              figures={figures}
              zone={zone}
              period={period}
              onChangeMode={(mode) => showView(changeMode(view, mode, today))}
            />
          )}
          {figures === null && failure === null && <FiguresSkeleton />}
          {declared !== null && <DeclaredSection declared={declared} />}
        </Stack>
      </main>
    </>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
