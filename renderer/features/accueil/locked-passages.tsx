import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { cancelVisites, keepVisites } from '../../data/visites/revise-visite.ts';
import { useVisitesWaiting } from '../../data/visites/use-visites.ts';
import { count, formatDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { atHour } from './words.ts';

/** The Passages noted while the desk was locked: counted once someone keeps them. */
export function LockedPassages({ session }: { readonly session: DeskSession }) {
  const waiting = useVisitesWaiting(session, 'a-garder');
  const [failure, setFailure] = useState<string | null>(null);
  if (waiting === undefined || waiting.length === 0) return null;
  const run = async (operation: Promise<Result<unknown>>) => {
    const result = await operation;
    setFailure(result.ok ? null : result.failure.sentence);
  };
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="a-garder">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} id="a-garder">
            {count(waiting.length, 'passage noté', 'passages notés')} pendant le verrouillage
          </Title>
          <Group gap="xs">
            <Button onClick={() => void run(keepVisites(session, waiting))}>
              {waiting.length === 1 ? 'Garder' : 'Tout garder'}
            </Button>
            <Button variant="default" onClick={() => void run(cancelVisites(session, waiting))}>
              {waiting.length === 1 ? 'Retirer' : 'Tout retirer'}
            </Button>
          </Group>
        </Group>
        <Text c="dimmed">
          {waiting.length === 1
            ? 'Il ne compte pas encore. Retirez-le si ce n’était pas un vrai passage.'
            : 'Ils ne comptent pas encore. Retirez ceux qui n’étaient pas de vrais passages.'}
        </Text>
        {failure !== null && <Notice kind="error">{failure}</Notice>}
        {waiting.length > 1 &&
          waiting.map((entry) => {
            const when = `${formatDate(entry.localDay)}, ${atHour(entry, session.identity.zone)}`;
            return (
              <Group key={entry.id} justify="space-between">
                <Text>{when}</Text>
                <Group gap="xs">
                  <Button
                    variant="light"
                    aria-label={`Garder le passage du ${when}`}
                    onClick={() => void run(keepVisites(session, [entry]))}
                  >
                    Garder
                  </Button>
                  <Button
                    variant="subtle"
                    aria-label={`Retirer le passage du ${when}`}
                    onClick={() => void run(cancelVisites(session, [entry]))}
                  >
                    Retirer
                  </Button>
                </Group>
              </Group>
            );
          })}
      </Stack>
    </Paper>
  );
}
