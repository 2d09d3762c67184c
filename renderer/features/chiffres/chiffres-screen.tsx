import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { periodOf } from '../../../shared/domain/comptage/period.ts';
import type { Period } from '../../../shared/domain/comptage/period.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { JournalEntry } from '../../data/journal/journal-filter.ts';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import { LostDetail } from './lost-detail.tsx';
import { Journal } from './journal.tsx';
import { everyVisite } from './journal-target.ts';
import type { JournalTarget } from './journal-target.ts';
import { PeriodBar } from './period-bar.tsx';
import { PeriodView } from './period-view.tsx';
import { isUnderWay, periodTitle, rangeWords } from './period-words.ts';
import { useCellNames } from './use-cell-names.ts';
import { useShownPeriod } from './use-shown-period.ts';
import { capitalise } from '../../ui/format.ts';

/** How is the month, and what do I answer to the elected official? */
export function ChiffresScreen({
  session,
  today,
  actions,
  beside,
  onOpen,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  /** What else can be done with the period on show: export it, print its report. */
  readonly actions?: (period: Period) => ReactNode;
  /** What is counted elsewhere, shown after the figures of the period. */
  readonly beside?: (period: Period) => ReactNode;
  /** Opens an entry of the journal; without it, its lines are only read. */
  readonly onOpen?: (journal: JournalEntry) => void;
}) {
  const [period, setPeriod] = useState<Period>(() => periodOf('mois', today));
  const [target, setTarget] = useState<JournalTarget | null>(null);
  const shown = useShownPeriod(session, period, today);
  const [nameCell, onDimension] = useCellNames(session.identity);
  const isBefore = target?.when === 'avant';
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end">
        <ScreenTitle>Chiffres</ScreenTitle>
        {actions?.(period)}
      </Group>
      <Group justify="space-between" align="flex-end">
        <PeriodBar
          period={period}
          today={today}
          onChange={(next) => {
            setPeriod(next);
            if (target !== null) setTarget({ ...target, when: 'periode' });
          }}
        />
        {target === null && (
          <Button variant="default" onClick={() => setTarget(everyVisite)}>
            Journal des visites
          </Button>
        )}
      </Group>
      {shown === null ? (
        <Skeleton height={480} />
      ) : (
        <>
          <Text fw={600} size="lg" aria-live="polite">
            {isBefore ? capitalise(rangeWords(shown.compared)) : periodTitle(shown.period)}
            {!isBefore && isUnderWay(shown.period, today) && ' (en cours)'}
          </Text>
          <LostDetail session={session} period={isBefore ? shown.compared : shown.period} />
          {target === null ? (
            <PeriodView
              session={session}
              today={today}
              shown={shown}
              nameCell={nameCell}
              onDimension={onDimension}
              onPeriod={setPeriod}
              onOpen={(filter, when) => setTarget({ filter, when })}
            />
          ) : (
            <Journal
              session={session}
              figures={isBefore ? shown.before : shown.figures}
              filter={target.filter}
              nameCell={nameCell}
              onFilter={(filter) => setTarget({ ...target, filter })}
              onBack={() => setTarget(null)}
              onOpen={onOpen}
            />
          )}
          {target === null && beside?.(period)}
        </>
      )}
    </Stack>
  );
}
