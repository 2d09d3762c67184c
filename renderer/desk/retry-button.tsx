import { Button } from '@mantine/core';
import { RetryIcon } from '../ui/icons.tsx';

/** Loads the page anew, which is how a desk that could not open is tried again. */
export function RetryButton() {
  return (
    <Button leftSection={<RetryIcon />} onClick={() => window.location.reload()}>
      Réessayer
    </Button>
  );
}
