import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import {
  postponeRappel,
  rappelKind,
  restoreRappel,
  settleRappel,
} from '../../../data/rappels/rappels.ts';
import type { Rappel } from '../../../data/rappels/rappels.ts';
import { useWaiting } from '../../../data/records/use-waiting.ts';
import { formatDate } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';

/** A rappel done or put off, and what it was. */
interface Settled {
  readonly after: Rappel;
  readonly before: Rappel;
}

/** What was to come back today, or should have come back before. Nothing on a day without any. */
export function RappelsPanel({
  session,
  today,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
}) {
  const rappels = useWaiting(session, rappelKind, 'rappel');
  const [failure, setFailure] = useState<string | null>(null);
  const [settled, setSettled] = useState<Settled | null>(null);
  const due = (rappels ?? [])
    .filter(({ clear }) => clear.echeance <= today)
    .toSorted((a, b) => a.clear.echeance.localeCompare(b.clear.echeance));
  if (due.length === 0 && settled === null) return null;
  const run = async (operation: Promise<Result<Rappel>>, before: Rappel | null) => {
    const result = await operation;
    setFailure(result.ok ? null : result.failure.sentence);
    setSettled(result.ok && before !== null ? { after: result.value, before } : null);
  };
  return (
    <Paper withBorder p="sm" component="section" aria-labelledby="rappels">
      <Stack gap="xs">
        <Title order={2} id="rappels" size="h3">
          À rappeler aujourd’hui
        </Title>
        {failure !== null && <Notice kind="error">{failure}</Notice>}
        {settled !== null && (
          <Group justify="space-between" role="status">
            <Text>
              {settled.after.clear.etat === 'fait'
                ? 'Noté comme fait.'
                : `Reporté au ${formatDate(settled.after.clear.echeance)}.`}
            </Text>
            <Button
              variant="default"
              onClick={() => void run(restoreRappel(session, settled.after, settled.before), null)}
            >
              Revenir
            </Button>
          </Group>
        )}
        {due.map((rappel) => (
          <RappelLine
            key={rappel.id}
            rappel={rappel}
            today={today}
            onDone={() => void run(settleRappel(session, rappel, 'fait'), rappel)}
            onPostpone={(day) => void run(postponeRappel(session, rappel, day), rappel)}
          />
        ))}
      </Stack>
    </Paper>
  );
}

function RappelLine({
  rappel,
  today,
  onDone,
  onPostpone,
}: {
  readonly rappel: Rappel;
  readonly today: LocalDay;
  readonly onDone: () => void;
  readonly onPostpone: (day: LocalDay) => void;
}) {
  const [day, setDay] = useState<string | null>(null);
  const parsed = localDaySchema.safeParse(day);
  const { echeance } = rappel.clear;
  return (
    <Group justify="space-between" gap="xs" align="flex-end">
      <Text>
        {rappel.sealed.texte}
        {echeance < today && (
          <Text span c="dimmed">
            {' '}
            (prévu le {formatDate(echeance)})
          </Text>
        )}
      </Text>
      <Group gap="xs" align="flex-end">
        <Button onClick={onDone}>Fait</Button>
        {day === null ? (
          <Button variant="default" onClick={() => setDay('')}>
            Reporter
          </Button>
        ) : (
          <>
            <TextInput
              type="date"
              label="Reporter au"
              min={today}
              value={day}
              autoFocus
              onChange={(event) => setDay(event.currentTarget.value)}
            />
            <Button
              variant="default"
              disabled={!parsed.success || parsed.data <= today}
              onClick={() => parsed.success && onPostpone(parsed.data)}
            >
              Reporter
            </Button>
          </>
        )}
      </Group>
    </Group>
  );
}
