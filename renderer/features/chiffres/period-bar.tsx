import { ActionIcon, Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { neighbourPeriod, periodOf } from '../../../shared/domain/comptage/period.ts';
import type { Period, PeriodKind } from '../../../shared/domain/comptage/period.ts';
import { NextIcon, PreviousIcon } from '../../ui/icons.tsx';

const kinds: { value: PeriodKind; label: string }[] = [
  { value: 'jour', label: 'Jour' },
  { value: 'semaine', label: 'Semaine' },
  { value: 'mois', label: 'Mois' },
  { value: 'annee', label: 'Année' },
];

const steps = {
  jour: { before: 'Jour précédent', after: 'Jour suivant' },
  semaine: { before: 'Semaine précédente', after: 'Semaine suivante' },
  mois: { before: 'Mois précédent', after: 'Mois suivant' },
  annee: { before: 'Année précédente', after: 'Année suivante' },
} as const;

/** Which calendar period: its kind, the one before, the one after, the one that holds a date. */
export function PeriodBar({
  period,
  today,
  onChange,
}: {
  readonly period: Period;
  readonly today: LocalDay;
  readonly onChange: (period: Period) => void;
}) {
  const { kind, from, to } = period;
  const isNow = from <= today && today <= to;
  // What is being typed in the date field; null when nobody is in it.
  const [draft, setDraft] = useState<string | null>(null);

  const type = (text: string) => {
    setDraft(text);
    const day = localDaySchema.safeParse(text);
    if (day.success && day.data <= today) onChange(periodOf(kind, day.data));
  };

  return (
    <Group gap="sm" align="flex-end">
      <SegmentedControl
        aria-label="Période"
        data={kinds}
        value={kind}
        // Now stays now: from this month to today, not to its first day.
        onChange={(next) => onChange(periodOf(next as PeriodKind, isNow ? today : from))}
      />
      <Group gap="xs" wrap="nowrap" align="flex-end">
        <ActionIcon
          variant="default"
          aria-label={steps[kind].before}
          title={steps[kind].before}
          onClick={() => onChange(neighbourPeriod(period, -1))}
        >
          <PreviousIcon />
        </ActionIcon>
        <TextInput
          type="date"
          aria-label="Date dans la période"
          value={draft ?? (isNow ? today : from)}
          max={today}
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={() => setDraft(null)}
        />
        <ActionIcon
          variant="default"
          aria-label={steps[kind].after}
          title={steps[kind].after}
          disabled={to >= today}
          onClick={() => onChange(neighbourPeriod(period, 1))}
        >
          <NextIcon />
        </ActionIcon>
      </Group>
      {!isNow && (
        <Button variant="default" onClick={() => onChange(periodOf(kind, today))}>
          Revenir à aujourd’hui
        </Button>
      )}
    </Group>
  );
}
