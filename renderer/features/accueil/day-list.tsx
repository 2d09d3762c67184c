import { Button, Group, Paper, Table, Title } from '@mantine/core';
import { memo, useState } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { isToSpecify } from '../../../shared/domain/visite/passage.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { VisiteEntry } from '../../data/visites/visite-entry.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { capitalise, count, formatDay } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import classes from './accueil.module.css';
import { useDemarcheNames } from './formulaire/use-demarche-names.ts';
import { VisiteRow } from './visite-row.tsx';

/**
 * The visites of the day, latest first, and those whose demande is still to be specified. Drawn again
 * when the day changes: what the last Passage did is said before, without waiting for a hundred rows.
 */
export const DayList = memo(function DayList({
  session,
  day,
  visites,
  onOpen,
}: {
  readonly session: DeskSession;
  readonly day: LocalDay;
  readonly visites: readonly VisiteEntry[] | undefined;
  /** Opens a visite to specify or correct it. */
  readonly onOpen: (entry: VisiteEntry) => void;
}) {
  const nameDemarche = useDemarcheNames();
  const [onlyToSpecify, setOnlyToSpecify] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  if (visites === undefined)
    return (
      <Paper withBorder mih={240} aria-busy="true" aria-label="Liste du jour en cours de lecture" />
    );
  const settled = visites.filter(({ clear }) => clear.etat !== 'en-attente');
  const toSpecify = settled.filter(({ clear }) => isToSpecify(clear));
  const filtered = onlyToSpecify && toSpecify.length > 0;
  const shown = filtered ? toSpecify : settled;
  return (
    <section aria-labelledby="liste-du-jour" className={classes['section']}>
      <Group justify="space-between" mb="xs" mih={44}>
        <Title order={2} id="liste-du-jour">
          {capitalise(formatDay(day))}
        </Title>
        {toSpecify.length > 0 && (
          <Button
            variant={filtered ? 'filled' : 'default'}
            aria-pressed={filtered}
            onClick={() => setOnlyToSpecify((before) => !before)}
          >
            {count(toSpecify.length, 'passage', 'passages')} à préciser
          </Button>
        )}
      </Group>
      {failure !== null && <Notice kind="error">{failure}</Notice>}
      {settled.length === 0 ? (
        <EmptyState title="Personne encore aujourd’hui">
          À chaque personne reçue, pressez F2 ou touchez Passage. Elle apparaît ici, avec son heure.
        </EmptyState>
      ) : (
        <Paper
          withBorder
          className={classes['scroll'] ?? ''}
          tabIndex={0}
          role="region"
          aria-label="Visites du jour"
        >
          <Table stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Heure</Table.Th>
                <Table.Th>Canal</Table.Th>
                <Table.Th>Demande</Table.Th>
                <Table.Th ta="right">Actions</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((entry) => (
                <VisiteRow
                  key={entry.id}
                  session={session}
                  entry={entry}
                  nameDemarche={nameDemarche}
                  onOpen={onOpen}
                  onFailure={setFailure}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Paper>
      )}
    </section>
  );
});
