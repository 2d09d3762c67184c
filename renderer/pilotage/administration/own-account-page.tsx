import { Button, Paper, PasswordInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { staffRoleLabels } from '../../../shared/domain/staff/role.ts';
import {
  administrationPaths as paths,
  doneSchema,
} from '../../../shared/sync/administration-api.ts';
import { Notice } from '../../ui/notice.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import type { PageProps } from '../pages.ts';
import { useAct } from '../use-act.ts';

/** One’s own account: its role, and another password. */
export function OwnAccountPage({ client, session, onExpired }: PageProps) {
  const { said, busy, act } = useAct(onExpired);
  const [ancien, setAncien] = useState('');
  const [nouveau, setNouveau] = useState('');
  return (
    <Stack gap="lg">
      <div>
        <ScreenTitle product="Relais, pilotage">Mon compte</ScreenTitle>
        <Text c="dimmed">
          {session.name}, identifiant {session.login}, rôle{' '}
          {staffRoleLabels[session.role].toLowerCase()}.
        </Text>
      </div>
      {said !== null && <Notice kind={said.ok ? 'info' : 'error'}>{said.text}</Notice>}
      <Paper withBorder p="lg" maw="32rem">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void act(
              () => client.send('POST', paths.motDePasse, { ancien, nouveau }, doneSchema),
              () => {
                setAncien('');
                setNouveau('');
                return 'Votre mot de passe est changé. Vos autres sessions sont fermées.';
              },
            );
          }}
        >
          <Stack>
            <PasswordInput
              label="Mot de passe actuel"
              value={ancien}
              onChange={(event) => setAncien(event.currentTarget.value)}
              autoComplete="current-password"
              maxLength={200}
              required
            />
            <PasswordInput
              label="Nouveau mot de passe"
              description="12 caractères au moins."
              value={nouveau}
              onChange={(event) => setNouveau(event.currentTarget.value)}
              autoComplete="new-password"
              maxLength={200}
              required
            />
            <Button type="submit" loading={busy}>
              Changer le mot de passe
            </Button>
          </Stack>
        </form>
      </Paper>
    </Stack>
  );
}
