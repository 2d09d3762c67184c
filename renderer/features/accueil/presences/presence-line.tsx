import { Badge, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { elapsedSeconds, isRunning } from '../../../../shared/domain/presence/laps.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import type { Presence } from '../../../data/presences/presences.ts';
import { formatHour } from '../../../ui/format.ts';
import classes from '../accueil.module.css';
import { formatElapsed, langueLabels, motifWords } from './presence-words.ts';

/** One person present: number, motive, since when, and the clock of the visite once received. */
export function PresenceLine({
  session,
  presence,
  now,
  children,
}: {
  readonly session: DeskSession;
  readonly presence: Presence;
  readonly now: Temporal.Instant;
  readonly children: ReactNode;
}) {
  const { numero, motif, langue, arrivee, laps } = presence.sealed;
  const zoned = Temporal.Instant.from(arrivee).toZonedDateTimeISO(session.identity.zone);
  const today = now.toZonedDateTimeISO(session.identity.zone).toPlainDate();
  const since = formatHour(zoned);
  const isOld = !zoned.toPlainDate().equals(today);
  return (
    <Group
      justify="space-between"
      gap="xs"
      className={classes['presence'] ?? ''}
      role="group"
      aria-label={`${numero === null ? '' : `Numéro ${numero}, `}${motifWords(motif)}, depuis ${since}`}
    >
      <Group gap="sm">
        {numero !== null && (
          <Badge size="xl" variant="filled" autoContrast>
            {numero}
          </Badge>
        )}
        <Text>{motifWords(motif)}</Text>
        {langue !== null && langue !== 'fr' && <Text c="dimmed">{langueLabels[langue]}</Text>}
        <Text c="dimmed">
          {isOld ? 'depuis un autre jour, ' : ''}arrivée {since}
        </Text>
        {laps.length > 0 && (
          <Text className={classes['clock'] ?? ''} fw={600}>
            {formatElapsed(elapsedSeconds(laps, now))}
            {isRunning(laps) ? '' : ' (en pause)'}
          </Text>
        )}
      </Group>
      <Group gap="xs">{children}</Group>
    </Group>
  );
}
