import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { formatDay } from '../../../ui/format.ts';
import { frenchSpaces } from '../../../ui/french-spaces.ts';

/** A day of the permanence that may not be worked, and why. */
export interface DayOff {
  readonly jour: LocalDay;
  readonly raison: string;
}

/** The days a permanence is not held: those proposed, those already taken off, and any other. */
export function DaysOffField({
  off,
  value,
  onChange,
}: {
  readonly off: readonly DayOff[];
  readonly value: readonly LocalDay[];
  readonly onChange: (value: LocalDay[]) => void;
}) {
  const [more, setMore] = useState('');
  const [added, setAdded] = useState<readonly LocalDay[]>(value);
  const reasons = new Map(off.map(({ jour, raison }) => [jour, raison]));
  const days = [...new Set([...reasons.keys(), ...added])].toSorted();
  const read = localDaySchema.safeParse(more);
  const add = () => {
    if (!read.success) return;
    setAdded([...added, read.data]);
    onChange([...new Set([...value, read.data])]);
    setMore('');
  };
  return (
    <Stack gap="xs">
      {days.length > 0 && (
        <Checkbox.Group
          label="Jours à ôter"
          description="Cochés, rien n’est tenu ces jours-là"
          value={value.map(String)}
          onChange={(jours) => onChange(jours as LocalDay[])}
        >
          <Group gap="md" mt={4}>
            {days.map((jour) => {
              const raison = reasons.get(jour);
              return (
                <Checkbox
                  key={jour}
                  value={jour}
                  label={`${formatDay(jour)}${raison === undefined ? '' : ` (${frenchSpaces(raison)})`}`}
                />
              );
            })}
          </Group>
        </Checkbox.Group>
      )}
      <Group align="flex-end" gap="xs">
        <TextInput
          type="date"
          label="Ôter une autre date (facultatif)"
          value={more}
          autoComplete="off"
          onChange={(event) => setMore(event.currentTarget.value)}
        />
        <Button variant="default" disabled={!read.success} onClick={add}>
          Ôter cette date
        </Button>
      </Group>
    </Stack>
  );
}
