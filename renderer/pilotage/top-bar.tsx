import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { StaffSession } from '../../shared/sync/pilotage-api.ts';
import { SignOutIcon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import type { PilotageClient } from './pilotage-client.ts';
import { isFor, places } from './place.ts';
import type { PlaceId } from './place.ts';
import classes from './pilotage.module.css';

/** Whose figures these are, who is looking, and the way out. */
export function TopBar({
  client,
  session,
  place,
  onSignedOut,
}: {
  readonly client: PilotageClient;
  readonly session: StaffSession;
  /** The page on show. */
  readonly place: PlaceId;
  readonly onSignedOut: () => void;
}) {
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function signOut() {
    setPending(true);
    const answer = await client.signOut();
    setPending(false);
    if (answer.ok || answer.failure.code === 'signed-out') onSignedOut();
    else setRefusal(`Vous êtes encore connecté. ${answer.failure.sentence}`);
  }

  return (
    <header className={classes['topBar']}>
      <Group justify="space-between" gap="sm">
        <div>
          <Text fw={700}>Relais, pilotage</Text>
          <Text>{session.network}</Text>
        </div>
        <Group gap="md" className={classes['screenOnly'] ?? ''}>
          <Text>{session.name}</Text>
          <Button
            variant="default"
            leftSection={<SignOutIcon />}
            loading={pending}
            onClick={() => void signOut()}
          >
            Se déconnecter
          </Button>
        </Group>
      </Group>
      <nav className={classes['places']} aria-label="Pages">
        {places
          .filter(({ id }) => isFor(id, session.role))
          .map(({ id, label }) => (
            <a key={id} href={`#${id}`} aria-current={id === place ? 'page' : undefined}>
              {label}
            </a>
          ))}
      </nav>
      {refusal !== null && <Notice kind="error">{refusal}</Notice>}
    </header>
  );
}
