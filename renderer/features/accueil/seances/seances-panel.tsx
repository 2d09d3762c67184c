import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { seanceTypeLabels } from '../../../../shared/domain/vocabulary/seance-type.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { reviseSeance, useSeances } from '../../../data/seances/seances.ts';
import type { Seance } from '../../../data/seances/seances.ts';
import { count } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';

/** The collective sessions of the day. Nothing on a day without any. */
export function SeancesPanel({
  session,
  day,
  onCorrect,
}: {
  readonly session: DeskSession;
  readonly day: LocalDay;
  readonly onCorrect: (seance: Seance) => void;
}) {
  const seances = useSeances(session, day, day);
  const [failure, setFailure] = useState<string | null>(null);
  if (seances === undefined || seances.length === 0) return null;
  const toggle = async (seance: Seance) => {
    const etat = seance.clear.etat === 'valide' ? 'annulee' : 'valide';
    const revised = await reviseSeance(session, seance, { etat });
    setFailure(revised.ok ? null : revised.failure.sentence);
  };
  return (
    <Paper withBorder p="sm" component="section" aria-labelledby="seances">
      <Stack gap="xs">
        <Title order={2} id="seances" size="h3">
          Séances collectives
        </Title>
        {failure !== null && <Notice kind="error">{failure}</Notice>}
        {seances.map((seance) => {
          const { type, participants, etat } = seance.clear;
          const cancelled = etat === 'annulee';
          return (
            <Group key={seance.id} justify="space-between" gap="xs">
              <Text {...(cancelled && { td: 'line-through', c: 'dimmed' })}>
                {seanceTypeLabels[type]}&nbsp;: {seance.sealed.titre},{' '}
                {count(participants, 'participant', 'participants')}
                {cancelled && ' (annulée)'}
              </Text>
              <Group gap="xs">
                {!cancelled && (
                  <Button
                    variant="default"
                    aria-label={`Modifier la séance ${seance.sealed.titre}`}
                    onClick={() => onCorrect(seance)}
                  >
                    Modifier
                  </Button>
                )}
                <Button
                  variant="subtle"
                  aria-label={`${cancelled ? 'Rétablir' : 'Annuler'} la séance ${seance.sealed.titre}`}
                  // The second click of a double one would undo the first.
                  onClick={({ detail }) => detail < 2 && void toggle(seance)}
                >
                  {cancelled ? 'Rétablir' : 'Annuler'}
                </Button>
              </Group>
            </Group>
          );
        })}
      </Stack>
    </Paper>
  );
}
