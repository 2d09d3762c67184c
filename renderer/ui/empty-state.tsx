import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** Nothing to show yet: what it means, what to do about it, and the button that does it. */
export function EmptyState({
  title,
  action,
  children,
}: {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Paper withBorder p="xl">
      <Stack gap="xs" align="flex-start">
        <Title order={2} size="h3">
          {title}
        </Title>
        <Text c="dimmed" maw="60ch">
          {children}
        </Text>
        {action}
      </Stack>
    </Paper>
  );
}
