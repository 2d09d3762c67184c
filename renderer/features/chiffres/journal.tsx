import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { entryStateSchema } from '../../../shared/domain/comptage/day-figures.ts';
import type { EntryState } from '../../../shared/domain/comptage/day-figures.ts';
import type { Unit } from '../../../shared/domain/comptage/dimension.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { PeriodFigures } from '../../data/figures/use-figures.ts';
import { countFiltered } from '../../data/journal/journal-filter.ts';
import type { JournalEntry, JournalFilter } from '../../data/journal/journal-filter.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { count, formatNumber, NBSP } from '../../ui/format.ts';
import { PreviousIcon } from '../../ui/icons.tsx';
import { dimensionNames } from './cell-names.ts';
import type { NameCell } from './cell-names.ts';
import { JournalList } from './journal-list.tsx';

const stateNames: Readonly<Record<EntryState, string>> = {
  valides: 'Valides',
  annulees: 'Annulées',
  aPreciser: 'À préciser',
};

const nouns = {
  visites: ['visite', 'visites'],
  demandes: ['demande', 'demandes'],
  seances: ['séance collective', 'séances collectives'],
} as const satisfies Record<Unit, readonly [string, string]>;

/** The entries of a period under one filter; how many comes from the figures kept of each day. */
export function Journal({
  session,
  figures,
  filter,
  nameCell,
  onFilter,
  onBack,
  onOpen,
}: {
  readonly session: DeskSession;
  readonly figures: PeriodFigures;
  readonly filter: JournalFilter;
  readonly nameCell: NameCell;
  readonly onFilter: (filter: JournalFilter) => void;
  readonly onBack: () => void;
  readonly onOpen: ((journal: JournalEntry) => void) | undefined;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [one, many] = nouns[filter.unit];
  const countWords = (n: number) => count(n, one, many);
  const days = useMemo(
    () =>
      figures.days
        .map(({ day, figures: of }) => ({ day, count: countFiltered(of, filter) }))
        .filter((day) => day.count > 0)
        .toReversed(),
    [figures, filter],
  );
  const countOf = (state: EntryState) =>
    figures.days.reduce((sum, day) => sum + countFiltered(day.figures, { ...filter, state }), 0);
  // A session is never left to be specified.
  const states = entryStateSchema.options.filter(
    (state) => state !== 'aPreciser' || filter.unit !== 'seances',
  );
  const { cell } = filter;
  const what =
    cell === null
      ? ''
      : `, ${dimensionNames[cell.dimension].toLowerCase()}${NBSP}: ${nameCell(cell.dimension, cell.value)}`;
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h3" ref={heading} tabIndex={-1}>
          Journal des {many}
          {what}
        </Title>
        <Button variant="default" leftSection={<PreviousIcon />} onClick={onBack}>
          Revenir aux chiffres
        </Button>
      </Group>
      <Group gap="md">
        <SegmentedControl
          aria-label="État des entrées"
          data={states.map((state) => ({
            value: state,
            label: `${stateNames[state]} (${formatNumber(countOf(state))})`,
          }))}
          value={filter.state}
          onChange={(state) => onFilter({ ...filter, state: entryStateSchema.parse(state) })}
        />
        <Text role="status">{countWords(countOf(filter.state))}</Text>
        {cell !== null && (
          <Button variant="subtle" onClick={() => onFilter({ ...filter, cell: null })}>
            Toutes les {many}
          </Button>
        )}
      </Group>
      {days.length === 0 ? (
        <EmptyState title="Rien à montrer ici">
          Aucune entrée de la période ne répond à ce choix. Changez l’état, ou la période.
        </EmptyState>
      ) : (
        <JournalList
          key={JSON.stringify(filter)}
          session={session}
          filter={filter}
          days={days}
          countWords={countWords}
          nameCell={nameCell}
          onOpen={onOpen}
        />
      )}
    </Stack>
  );
}
