import { Button, Center, Loader, Stack } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { Failure } from '../../shared/kernel/result.ts';
import type { StaffSession } from '../../shared/sync/pilotage-api.ts';
import { RetryIcon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { ScreenTitle } from '../ui/screen-title.tsx';
import { NetworkScreen } from './network-screen.tsx';
import type { PilotageClient } from './pilotage-client.ts';
import { PlaceScreen } from './place-screen.tsx';
import { isFor, usePlace } from './place.ts';
import { SignInScreen } from './sign-in-screen.tsx';
import { sentences } from './wording.ts';

type Stage =
  | { readonly name: 'checking' }
  | { readonly name: 'failed'; readonly failure: Failure }
  | { readonly name: 'signed-out'; readonly expired: boolean }
  | { readonly name: 'signed-in'; readonly session: StaffSession };

/** The département’s pages: who is there, then the network’s figures. */
export function PilotageApp({
  client,
  clock,
}: {
  readonly client: PilotageClient;
  readonly clock: Clock;
}) {
  const [stage, setStage] = useState<Stage>({ name: 'checking' });

  const check = useCallback(async () => {
    setStage({ name: 'checking' });
    const session = await client.session();
    if (session.ok) setStage({ name: 'signed-in', session: session.value });
    else if (session.failure.code === 'signed-out')
      setStage({ name: 'signed-out', expired: false });
    else setStage({ name: 'failed', failure: session.failure });
  }, [client]);

  useEffect(() => {
    void check();
  }, [check]);

  const expire = useCallback(() => setStage({ name: 'signed-out', expired: true }), []);

  switch (stage.name) {
    case 'checking':
      return (
        <Center mih="60vh" component="main">
          <Loader aria-label="Connexion au département…" />
        </Center>
      );
    case 'failed':
      return (
        <Center mih="60vh" p="lg" component="main">
          <Stack maw="40rem">
            <ScreenTitle product="Relais">Pilotage du réseau</ScreenTitle>
            <Notice
              kind="error"
              action={
                <Button leftSection={<RetryIcon />} onClick={() => void check()}>
                  Réessayer
                </Button>
              }
            >
              {stage.failure.sentence}
            </Notice>
          </Stack>
        </Center>
      );
    case 'signed-out':
      return (
        <SignInScreen
          client={client}
          {...(stage.expired ? { notice: sentences.expired } : {})}
          onSignedIn={(session) => setStage({ name: 'signed-in', session })}
        />
      );
    case 'signed-in':
      return (
        <SignedIn
          client={client}
          clock={clock}
          session={stage.session}
          onExpired={expire}
          onSignedOut={() => setStage({ name: 'signed-out', expired: false })}
        />
      );
  }
}

/** Whoever is signed in: the figures, or one of the other pages. */
function SignedIn(props: {
  readonly client: PilotageClient;
  readonly clock: Clock;
  readonly session: StaffSession;
  readonly onExpired: () => void;
  readonly onSignedOut: () => void;
}) {
  const place = usePlace();
  return place.id === 'aujourdhui' || !isFor(place.id, props.session.role) ? (
    <NetworkScreen {...props} />
  ) : (
    <PlaceScreen {...props} place={place.id} subject={place.subject} />
  );
}
