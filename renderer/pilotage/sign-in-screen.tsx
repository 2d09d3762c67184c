import { Button, Center, Paper, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useRef, useState, type FormEvent } from 'react';
import type { StaffSession } from '../../shared/sync/pilotage-api.ts';
import { Notice } from '../ui/notice.tsx';
import { ScreenTitle } from '../ui/screen-title.tsx';
import type { PilotageClient } from './pilotage-client.ts';

/** Who are you? `notice` says why the person is back here. */
export function SignInScreen({
  client,
  notice,
  onSignedIn,
}: {
  readonly client: PilotageClient;
  readonly notice?: string;
  readonly onSignedIn: (session: StaffSession) => void;
}) {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const passwordField = useRef<HTMLInputElement>(null);

  async function signIn(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    setRefusal(null);
    const session = await client.signIn(login, password);
    setPending(false);
    if (session.ok) return onSignedIn(session.value);
    setRefusal(session.failure.sentence);
    setPassword('');
    passwordField.current?.focus();
  }

  return (
    <Center mih="80vh" p="md" component="main">
      <Paper withBorder p="xl" w="100%" maw="28rem">
        <form onSubmit={(event) => void signIn(event)}>
          <Stack>
            <div>
              <Text c="dimmed">Relais, pilotage du réseau</Text>
              <ScreenTitle product="Relais, pilotage" takesFocus={false}>
                Se connecter
              </ScreenTitle>
            </div>
            {notice !== undefined && refusal === null && <Notice kind="info">{notice}</Notice>}
            {refusal !== null && <Notice kind="error">{refusal}</Notice>}
            <TextInput
              label="Identifiant"
              value={login}
              onChange={(event) => setLogin(event.currentTarget.value)}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={80}
              required
              withAsterisk={false}
              data-autofocus
              autoFocus
            />
            <PasswordInput
              ref={passwordField}
              label="Mot de passe"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              autoComplete="current-password"
              maxLength={200}
              required
              withAsterisk={false}
            />
            <Button type="submit" fullWidth loading={pending}>
              Se connecter
            </Button>
          </Stack>
        </form>
      </Paper>
    </Center>
  );
}
