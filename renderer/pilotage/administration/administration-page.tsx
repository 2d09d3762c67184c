import { Stack } from '@mantine/core';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import type { PageProps } from '../pages.ts';
import { AccountsSection } from './accounts-section.tsx';
import { ActsSection } from './acts-section.tsx';
import { ServerSection } from './server-section.tsx';

/** Who may come in, what was done, how the server is. */
export function AdministrationPage({ client, session, onExpired }: PageProps) {
  const parts = { client, session, onExpired };
  return (
    <Stack gap="lg">
      <ScreenTitle product="Relais, pilotage">Administration</ScreenTitle>
      <AccountsSection {...parts} />
      <ServerSection {...parts} />
      <ActsSection {...parts} />
    </Stack>
  );
}
