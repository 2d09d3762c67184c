import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { NextIcon, PreviousIcon } from '../../ui/icons.tsx';
import { stepDay, views } from './views.ts';
import type { View } from './views.ts';

/** Which view, and of which day. */
export function PeriodBar({
  view,
  day,
  today,
  onView,
  onDay,
}: {
  readonly view: View;
  readonly day: LocalDay;
  readonly today: LocalDay;
  readonly onView: (view: View) => void;
  readonly onDay: (day: LocalDay) => void;
}) {
  return (
    <Group justify="space-between" align="flex-end">
      <SegmentedControl
        aria-label="Vue"
        data={[...views]}
        value={view}
        onChange={(next) => onView(next as View)}
      />
      {view !== 'permanences' && (
        <Group gap="xs" align="flex-end">
          <Button
            variant="default"
            leftSection={<PreviousIcon />}
            onClick={() => onDay(stepDay(view, day, -1))}
          >
            Avant
          </Button>
          <TextInput
            type="date"
            aria-label="Jour affiché"
            value={day}
            autoComplete="off"
            onChange={(event) => {
              const read = localDaySchema.safeParse(event.currentTarget.value);
              if (read.success) onDay(read.data);
            }}
          />
          <Button variant="default" onClick={() => onDay(today)}>
            Aujourd’hui
          </Button>
          <Button
            variant="default"
            rightSection={<NextIcon />}
            onClick={() => onDay(stepDay(view, day, 1))}
          >
            Après
          </Button>
        </Group>
      )}
    </Group>
  );
}
