import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Result } from '../../../shared/kernel/result.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { Notice } from '../../ui/notice.tsx';
import { useBusy } from '../../ui/use-busy.ts';

/** A form about a mandat: what is typed stays when it is refused, and the refusal is said. */
export function MandatDialog({
  title,
  action,
  onSubmit,
  onClose,
  children,
}: {
  readonly title: string;
  /** What the button does. */
  readonly action: string;
  readonly onSubmit: () => Promise<Result<unknown>>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const submit = async () => {
    const result = await run(onSubmit);
    if (result === undefined) return;
    if (result.ok) onClose();
    else setFailure(result.failure.sentence);
  };
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="md">
          {children}
          {failure !== null && <Notice kind="error">{frenchSpaces(failure)}</Notice>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Annuler
            </Button>
            <Button type="submit" loading={busy}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
