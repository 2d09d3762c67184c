import { Paper, Skeleton, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { RetryNotice } from '../../ui/retry-notice.tsx';
import type { Loaded } from '../use-loaded.ts';

/** A part of the page that is read on its own: what it shows, its place until then, why it does not come. */
export function Section<T>({
  title,
  loaded: { value, failure, reload },
  children,
}: {
  readonly title: string;
  readonly loaded: Loaded<T>;
  readonly children: (value: T) => ReactNode;
}) {
  return (
    <Paper withBorder p="lg" component="section">
      <Title order={2} mb="md">
        {title}
      </Title>
      {failure !== null && (
        <RetryNotice onRetry={() => void reload()}>{failure.sentence}</RetryNotice>
      )}
      {value === null ? failure === null && <Skeleton height={160} /> : children(value)}
    </Paper>
  );
}
