import { Button, Skeleton, Stack } from '@mantine/core';
import type { Failure } from '../../shared/kernel/result.ts';
import { RetryIcon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
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
        <Notice
          kind="error"
          action={
            <Button variant="default" leftSection={<RetryIcon />} onClick={onRetry}>
              Réessayer
            </Button>
          }
        >
          {failure.sentence}
        </Notice>
      )}
    </Stack>
  );
}
