import { Skeleton, Stack } from '@mantine/core';
import type { Failure } from '../../shared/kernel/result.ts';
import { RetryNotice } from '../ui/retry-notice.tsx';
import { ScreenTitle } from '../ui/screen-title.tsx';

/** A page before its answer: the place it will take, or why it does not come. */
export function LoadingPage({
  title,
  failure,
  onRetry,
}: {
  readonly title: string;
  readonly failure: Failure | null;
  readonly onRetry: () => void;
}) {
  return (
    <Stack gap="lg">
      <ScreenTitle product="Relais, pilotage">{title}</ScreenTitle>
      {failure === null ? (
        <Skeleton height={360} aria-label="Chargement…" role="status" />
      ) : (
        <RetryNotice onRetry={onRetry}>{failure.sentence}</RetryNotice>
      )}
    </Stack>
  );
}
