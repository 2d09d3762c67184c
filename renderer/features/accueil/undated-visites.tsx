import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { cancelVisites, dateVisites } from '../../data/visites/revise-visite.ts';
import { useVisitesWaiting } from '../../data/visites/use-visites.ts';
import type { VisiteEntry } from '../../data/visites/visite-entry.ts';
import { count, formatDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { groupByStampedDay } from './stamped-days.ts';

/** Visites a wrong clock has dated: kept, not counted, until someone gives their day. */
export function UndatedVisites({
  session,
  today,
  clockTrusted,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly clockTrusted: boolean;
}) {
  const undated = useVisitesWaiting(session, 'a-dater');
  if (undated === undefined || undated.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="a-dater">
      <Stack gap="sm">
        <Title order={2} id="a-dater">
          {count(undated.length, 'visite', 'visites')} à dater
        </Title>
        <Text>
          L’horloge de ce poste se trompait. Ces visites sont gardées, mais ne comptent pas tant que
          leur jour n’est pas donné.
        </Text>
        {groupByStampedDay(undated).map(([stamped, visites]) => (
          <StampedDay
            key={stamped}
            session={session}
            stamped={stamped}
            visites={visites}
            today={today}
            clockTrusted={clockTrusted}
          />
        ))}
      </Stack>
    </Paper>
  );
}

/** The visites of one wrong day, given their true one together, or withdrawn. */
function StampedDay({
  session,
  stamped,
  visites,
  today,
  clockTrusted,
}: {
  readonly session: DeskSession;
  readonly stamped: LocalDay;
  readonly visites: readonly VisiteEntry[];
  readonly today: LocalDay;
  readonly clockTrusted: boolean;
}) {
  const [day, setDay] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const chosen = day ?? (clockTrusted ? today : '');

  const giveDate = async () => {
    const parsed = localDaySchema.safeParse(chosen);
    if (!parsed.success) return setFailure('Choisissez le jour de ces visites.');
    const result = await dateVisites(session, visites, parsed.data);
    setFailure(result.ok ? null : result.failure.sentence);
  };
  const withdraw = async () => {
    const result = await cancelVisites(session, visites);
    setFailure(result.ok ? null : result.failure.sentence);
  };

  const title = `a-dater-${stamped}`;
  return (
    <Stack gap="xs" role="group" aria-labelledby={title}>
      <Text id={title} fw={600}>
        L’horloge disait {formatDate(stamped)}&nbsp;: {count(visites.length, 'visite', 'visites')}
      </Text>
      <Group align="flex-end" gap="sm">
        <TextInput
          type="date"
          label="Jour de ces visites"
          value={chosen}
          max={clockTrusted ? today : undefined}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Button onClick={() => void giveDate()}>Donner ce jour</Button>
        <Button variant="default" onClick={() => void withdraw()}>
          Retirer
        </Button>
      </Group>
      {failure !== null && <Notice kind="error">{failure}</Notice>}
    </Stack>
  );
}
