import { Paper, Text } from '@mantine/core';
import { formatNumber } from './format.ts';
import classes from './stat.module.css';

/**
 * One big figure with the word of its unit; `note` says how to read it. A null value is shown as a
 * dash: not known is not zero.
 */
export function Stat({
  value,
  label,
  note,
}: {
  readonly value: number | null;
  readonly label: string;
  readonly note?: string;
}) {
  return (
    <Paper withBorder p="md" className={classes['card']}>
      <Text className={classes['value']}>{value === null ? '–' : formatNumber(value)}</Text>
      <Text fw={600}>{label}</Text>
      {note !== undefined && (
        <Text size="sm" c="dimmed">
          {note}
        </Text>
      )}
    </Paper>
  );
}
