import { ActionIcon, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';
import { NextIcon, PreviousIcon } from '../ui/icons.tsx';
import {
  changeMode,
  EARLIEST_DAY,
  moveTo,
  neighbour,
  viewToPeriod,
  type View,
  type ViewMode,
} from './view.ts';

const modes: { value: ViewMode; label: string }[] = [
  { value: 'aujourdhui', label: 'Aujourd’hui' },
  { value: 'jour', label: 'Jour' },
  { value: 'mois', label: 'Mois' },
  { value: 'annee', label: 'Année' },
];

const steps = {
  jour: { before: 'Jour précédent', after: 'Jour suivant' },
  mois: { before: 'Mois précédent', after: 'Mois suivant' },
  annee: { before: 'Année précédente', after: 'Année suivante' },
} as const;

/** Which period: today, or the day, the month or the year that holds a date. */
export function PeriodBar({
  view,
  today,
  onChange,
}: {
  readonly view: View;
  readonly today: LocalDay;
  readonly onChange: (view: View) => void;
}) {
  const { period, from } = viewToPeriod(view, today);
  const before = neighbour(view, -1, today);
  const after = neighbour(view, 1, today);
  // What is being typed in the date field; null when nobody is in it.
  const [draft, setDraft] = useState<string | null>(null);

  function type(date: string) {
    setDraft(date);
    const next = moveTo(view, date, today);
    if (next !== null) onChange(next);
  }

  return (
    <Group gap="md" align="flex-end">
      <SegmentedControl
        aria-label="Période"
        data={modes}
        value={view.mode}
        onChange={(mode) => onChange(changeMode(view, mode, today))}
      />
      <Group gap="xs" wrap="nowrap" align="flex-end">
        <ActionIcon
          variant="default"
          aria-label={steps[period].before}
          title={steps[period].before}
          disabled={before === null}
          onClick={() => before !== null && onChange(before)}
        >
          <PreviousIcon />
        </ActionIcon>
        <TextInput
          type="date"
          label="Date"
          value={draft ?? from}
          min={EARLIEST_DAY}
          max={today}
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={() => setDraft(null)}
        />
        <ActionIcon
          variant="default"
          aria-label={steps[period].after}
          title={steps[period].after}
          disabled={after === null}
          onClick={() => after !== null && onChange(after)}
        >
          <NextIcon />
        </ActionIcon>
      </Group>
    </Group>
  );
}
