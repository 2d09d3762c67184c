import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { Notice } from '../../ui/notice.tsx';

/** A form in the place of the list: its title, its fields, its one action, and Renoncer. */
export function PeopleFormFrame({
  title,
  intro,
  action,
  busy,
  failure,
  onSubmit,
  onLeave,
  actions,
  children,
}: {
  readonly title: string;
  readonly intro: string;
  readonly action: string;
  readonly busy: boolean;
  readonly failure: string | null;
  readonly onSubmit: () => void;
  readonly onLeave: () => void;
  /** More buttons, after the action. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onSubmit();
  };
  return (
    <form onSubmit={submit} autoComplete="off" noValidate>
      <Stack gap="md" maw={560}>
        <div>
          <Title order={3}>{title}</Title>
          <Text mt={4}>{intro}</Text>
        </div>
        {children}
        {failure !== null && <Notice kind="error">{failure}</Notice>}
        <Group gap="sm">
          <Button type="submit" loading={busy}>
            {action}
          </Button>
          {actions}
          <Button variant="subtle" onClick={onLeave} disabled={busy}>
            Renoncer
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
