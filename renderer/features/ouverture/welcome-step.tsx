import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { SessionPlatform } from '../../data/desk-session.ts';
import { Notice } from '../../ui/notice.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import classes from './ouverture.module.css';

/** The very first screen: set this desk up, or look around with invented people. */
export function WelcomeStep({
  platform,
  onInstall,
  onRestore,
}: {
  readonly platform: SessionPlatform;
  readonly onInstall: () => void;
  readonly onRestore: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ kind: 'info' | 'error'; sentence: string } | null>(null);

  const discover = async () => {
    setBusy(true);
    setSaid(null);
    const answer = await platform.bridge.call('setup.discover', {});
    if (answer.ok && answer.value.url !== null) {
      // The page goes away: the button stays busy until then.
      window.location.assign(answer.value.url);
      return;
    }
    setBusy(false);
    setSaid(
      answer.ok
        ? { kind: 'info', sentence: 'La démonstration s’ouvre dans sa propre fenêtre.' }
        : { kind: 'error', sentence: answer.failure.sentence },
    );
  };

  return (
    <main className={classes['page']}>
      <Stack gap="lg" className={classes['column']}>
        <header>
          <ScreenTitle takesFocus={false}>Bienvenue dans Relais</ScreenTitle>
          <Text mt={4}>
            L’accueil de votre point relais, compté en une touche, avec ou sans réseau.
          </Text>
        </header>
        <Paper withBorder p="lg">
          <Stack gap="xs" align="flex-start">
            <Title order={2} size="h3">
              Ce poste va servir à l’accueil
            </Title>
            <Text>Cinq questions, quelques minutes, une seule fois. Prévoyez l’imprimante.</Text>
            <Button autoFocus onClick={onInstall} disabled={busy}>
              Installer ce poste
            </Button>
            <Text mt="xs">Il en remplace un autre&#8239;? Reprenez tout ce qui y était noté.</Text>
            <Button variant="default" onClick={onRestore} disabled={busy}>
              Restaurer une sauvegarde
            </Button>
          </Stack>
        </Paper>
        <Paper withBorder p="lg">
          <Stack gap="xs" align="flex-start">
            <Title order={2} size="h3">
              Juste pour voir
            </Title>
            <Text>
              Un réseau de démonstration, tout y est inventé. Rien n’est installé sur ce poste.
            </Text>
            <Button variant="default" loading={busy} onClick={() => void discover()}>
              Découvrir avec le réseau de démonstration
            </Button>
          </Stack>
        </Paper>
        {said !== null && <Notice kind={said.kind}>{said.sentence}</Notice>}
      </Stack>
    </main>
  );
}
