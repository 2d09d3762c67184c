import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';

/** A day, kept when it is whole and the field is left, or on Enter; emptied, it is unknown. */
export function DateField({
  label,
  of,
  description,
  value,
  disabled = false,
  onDate,
}: {
  readonly label: string;
  /** What the date is of, said to whoever does not see it beside. */
  readonly of?: string;
  readonly description?: string;
  readonly value: LocalDay | null;
  readonly disabled?: boolean;
  readonly onDate: (day: LocalDay | null) => void;
}) {
  const [typed, setTyped] = useState<string>(value ?? '');
  const keep = () => {
    const day = localDaySchema.safeParse(typed);
    const next = day.success ? day.data : null;
    if (next !== value && (day.success || typed === '')) onDate(next);
  };
  return (
    <TextInput
      type="date"
      label={label}
      description={description}
      aria-label={of === undefined ? undefined : `${label}, ${of}`}
      value={typed}
      disabled={disabled}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  );
}
