import { Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './pilotage.module.css';

/** A section of the page: its chart, and the same figures in a table beside it. */
export function ChartAndTable({
  title,
  note,
  chart,
  table,
}: {
  readonly title: string;
  readonly note?: string;
  readonly chart: ReactNode;
  readonly table: ReactNode;
}) {
  return (
    <Paper withBorder p="lg" component="section" className={classes['section'] ?? ''}>
      <Title order={2} mb={note === undefined ? 'md' : 4}>
        {title}
      </Title>
      {note !== undefined && (
        <Text c="dimmed" mb="md">
          {note}
        </Text>
      )}
      <div className={classes['chartAndTable']}>
        {chart}
        {table}
      </div>
    </Paper>
  );
}
