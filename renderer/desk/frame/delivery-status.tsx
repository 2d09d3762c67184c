import { Button, Popover, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { DeskSession } from '../../data/desk-session.ts';
import { CheckIcon, ErrorIcon, SendIcon, WarningIcon } from '../../ui/icons.tsx';
import { deliveryWords } from '../delivery-words.ts';
import classes from './frame.module.css';
import { LinkForm } from './link-form.tsx';
import type { DeskTime } from './use-clock.ts';
import { useDelivery } from './use-delivery.ts';

const icons = {
  calme: CheckIcon,
  envoi: SendIcon,
  attente: WarningIcon,
  alerte: ErrorIcon,
} as const;

/** The delivery state in words; pressed, it explains itself, or links the desk to a département. */
export function DeliveryStatus({
  session,
  now,
  departmentUrl,
}: {
  readonly session: DeskSession;
  readonly now: DeskTime;
  readonly departmentUrl: string | null;
}) {
  const state = useDelivery(session.bridge);
  const [opened, setOpened] = useState(false);
  if (state === null) return <Text c="dimmed">Connexion…</Text>;
  const words = deliveryWords(state, now.instant.toString(), session.identity.zone);
  const ToneIcon = icons[words.tone];
  return (
    <>
      <VisuallyHidden role="status">{words.short}</VisuallyHidden>
      <Popover
        opened={opened}
        onChange={setOpened}
        width={420}
        // Nothing to fill in, nothing to trap the focus for.
        trapFocus={state.kind === 'non-relie'}
        shadow="md"
        withRoles={false}
      >
        <Popover.Target>
          <Button
            variant="subtle"
            color={words.tone === 'alerte' ? 'red' : 'relais'}
            leftSection={<ToneIcon />}
            classNames={{ root: classes['delivery'] ?? '', label: classes['deliveryWords'] ?? '' }}
            aria-expanded={opened}
            onClick={() => setOpened((before) => !before)}
          >
            {words.short}
          </Button>
        </Popover.Target>
        <Popover.Dropdown role="dialog" aria-label="Envoi au département">
          <Stack gap="sm">
            <Text>{words.detail}</Text>
            {state.kind === 'non-relie' && (
              <LinkForm
                bridge={session.bridge}
                departmentUrl={departmentUrl}
                onLinked={() => setOpened(false)}
              />
            )}
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
