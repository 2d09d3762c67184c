import { Button, Group, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { count } from '../../ui/format.ts';
import { judgePin } from './mask-rules.ts';
import classes from './masque.module.css';
import { NumberPad } from './number-pad.tsx';

/** Over the screen between two visitors: nobody’s data in sight, one code to come back. */
export function MaskScreen({
  pin,
  touch,
  onOpen,
  onLock,
  children,
}: {
  readonly pin: string;
  readonly touch: boolean;
  readonly onOpen: () => void;
  readonly onLock: () => void;
  /** What a masked desk still does: note a Passage. */
  readonly children: ReactNode;
}) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(0);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    document.title = 'Écran masqué – Relais';
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const outcome = judgePin(typed, pin, wrong);
    setTyped('');
    if (outcome.kind === 'ouvert') return onOpen();
    if (outcome.kind === 'verrouille') return onLock();
    setWrong((before) => before + 1);
    setFailure(
      `Ce n’est pas le code. Encore ${count(outcome.left, 'essai', 'essais')} avant le verrouillage.`,
    );
  };

  return (
    <section className={classes['cover']} aria-labelledby="masque">
      <Stack gap="lg" className={classes['column'] ?? ''}>
        <Paper withBorder p="lg">
          <form onSubmit={submit} autoComplete="off">
            <Stack gap="md">
              <div>
                <Title order={1} id="masque">
                  Écran masqué
                </Title>
                <Text c="dimmed">Au bout d’une demi-heure, ce poste se verrouille.</Text>
              </div>
              <PasswordInput
                label="Code de masquage"
                inputMode="numeric"
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value.replaceAll(/\D/g, ''))}
                maxLength={6}
                error={failure}
                autoComplete="off"
                autoFocus
              />
              {touch && <NumberPad value={typed} onChange={(next) => setTyped(next.slice(0, 6))} />}
              <Group>
                <Button type="submit" disabled={typed === ''}>
                  Revenir
                </Button>
                <Button variant="default" onClick={onLock}>
                  Code oublié : verrouiller
                </Button>
              </Group>
            </Stack>
          </form>
        </Paper>
        {children}
      </Stack>
    </section>
  );
}
