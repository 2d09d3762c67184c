import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { RetryIcon } from './icons.tsx';
import { Notice } from './notice.tsx';

/** What went wrong, in one sentence, and the button that tries again. */
export function RetryNotice({
  onRetry,
  children,
}: {
  readonly onRetry: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Notice
      kind="error"
      action={
        <Button variant="default" leftSection={<RetryIcon />} onClick={onRetry}>
          Réessayer
        </Button>
      }
    >
      {children}
    </Notice>
  );
}
