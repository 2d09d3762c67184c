import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { isRunning } from '../../../../shared/domain/presence/laps.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import {
  bringBack,
  letGo,
  pause,
  presenceKind,
  receive,
} from '../../../data/presences/presences.ts';
import type { Presence } from '../../../data/presences/presences.ts';
import { useWaiting } from '../../../data/records/use-waiting.ts';
import { count } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useBusy } from '../../../ui/use-busy.ts';
import { ArrivalForm } from './arrival-form.tsx';
import { PresenceLine } from './presence-line.tsx';
import { useTick } from './use-tick.ts';

/** Who is here: visites under way with their clocks, then those who wait, first come first. */
export function PresencesPanel({
  session,
  onStart,
  onFinish,
}: {
  readonly session: DeskSession;
  readonly onStart: () => Promise<Result<unknown>>;
  readonly onFinish: (presence: Presence) => void;
}) {
  const presences = useWaiting(session, presenceKind, 'presence');
  const [failure, setFailure] = useState<string | null>(null);
  const [gone, setGone] = useState<Presence | null>(null);
  const [adding, setAdding] = useState(false);
  const [, once] = useBusy();
  const now = useTick(session.clock, presences?.some(isHere) ?? false);
  if (presences === undefined) return null;

  const run = async <T,>(operation: () => Promise<Result<T>>): Promise<T | null> => {
    const result = await once(operation);
    if (result === undefined) return null;
    setFailure(result.ok ? null : result.failure.sentence);
    return result.ok ? result.value : null;
  };
  const remove = async (presence: Presence) => setGone(await run(() => letGo(session, presence)));
  const received = presences.filter(isHere).toSorted(firstCome);
  const waiting = presences.filter((it) => !isHere(it)).toSorted(firstCome);

  return (
    <Paper withBorder p="sm" component="section" aria-labelledby="presences">
      <Stack gap="xs">
        <Group justify="space-between">
          <Group gap="sm">
            <Title order={2} id="presences" size="h3">
              Personnes présentes
            </Title>
            {waiting.length > 0 && (
              <Badge size="lg" variant="light" tt="none">
                {count(waiting.length, 'en attente', 'en attente')}
              </Badge>
            )}
          </Group>
          <Group gap="xs">
            <Button variant="default" onClick={() => setAdding(true)} disabled={adding}>
              Mettre en attente
            </Button>
            <Button variant="default" onClick={() => void run(onStart)}>
              Commencer une visite
            </Button>
          </Group>
        </Group>
        {adding && <ArrivalForm session={session} onClose={() => setAdding(false)} />}
        {failure !== null && <Notice kind="error">{failure}</Notice>}
        {gone !== null && (
          <Group justify="space-between" role="status">
            <Text>Retiré de la liste, sans visite comptée.</Text>
            <Button
              variant="default"
              onClick={() => void run(() => bringBack(session, gone)).then(() => setGone(null))}
            >
              Remettre
            </Button>
          </Group>
        )}
        {received.map((presence) => {
          const runs = isRunning(presence.sealed.laps);
          return (
            <PresenceLine key={presence.id} session={session} presence={presence} now={now}>
              <Button onClick={() => onFinish(presence)}>Terminer</Button>
              <Button
                variant="default"
                onClick={() => void run(() => (runs ? pause : receive)(session, presence))}
              >
                {runs ? 'Pause' : 'Reprendre'}
              </Button>
              <Button variant="subtle" onClick={() => void remove(presence)}>
                Retirer
              </Button>
            </PresenceLine>
          );
        })}
        {waiting.map((presence) => (
          <PresenceLine key={presence.id} session={session} presence={presence} now={now}>
            <Button onClick={() => void run(() => receive(session, presence))}>Recevoir</Button>
            <Button variant="subtle" onClick={() => void remove(presence)}>
              Retirer
            </Button>
          </PresenceLine>
        ))}
      </Stack>
    </Paper>
  );
}

function isHere({ clear }: Presence): boolean {
  return clear.etat === 'en-cours';
}

function firstCome(a: Presence, b: Presence): number {
  return Temporal.Instant.compare(a.sealed.arrivee, b.sealed.arrivee);
}
