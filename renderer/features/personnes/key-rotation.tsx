import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { DeskSession } from '../../data/desk-session.ts';
import { continueRotation, useRotationState } from '../../data/vault/rotation-state.ts';
import { startRotation, whyNotNow } from '../../data/vault/start-rotation.ts';
import { Notice } from '../../ui/notice.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import { useVault } from './use-vault.ts';

/** Another data key for the desk: asked for by a responsable, after someone has left for one. */
export function KeyRotation({ session }: { readonly session: DeskSession }) {
  const vault = useVault(session);
  const state = useRotationState(session);
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, run] = useBusy();

  if (vault.ancienne !== undefined)
    return (
      <Stack gap="xs">
        <Text>
          La clé du coffre a été changée. Ce que l’ancienne chiffrait passe sous la nouvelle,
          pendant que vous travaillez ; Relais reprend où il en était s’il est fermé.
        </Text>
        {state.kind === 'arret' ? (
          <Notice
            kind="warn"
            action={
              <Button variant="default" onClick={() => void continueRotation(session)}>
                Reprendre
              </Button>
            }
          >
            {state.sentence} Sinon, Relais reprendra à la prochaine ouverture.
          </Notice>
        ) : (
          <>
            {/* Begun, it shows: an empty bar looks like nothing. */}
            <Progress
              size="xl"
              value={Math.max(1, state.share * 100)}
              aria-label="Changement de clé"
            />
            <Text c="dimmed">{Math.floor(state.share * 100)}&nbsp;% déjà sous la nouvelle clé</Text>
          </>
        )}
      </Stack>
    );
  const blocked = whyNotNow(session, vault);
  const start = async () => {
    const started = await run(() => startRotation(session));
    // Done: every window locks by itself.
    if (started === undefined || started.ok) return;
    setAsking(false);
    setRefusal(started.failure.sentence);
  };
  return (
    <Stack gap="xs">
      <Text>
        La clé du coffre chiffre tout ce que ce poste garde. Changez-la quand quelqu’un part&nbsp;:
        ce que cette personne aurait copié n’ouvrira rien de ce qui suit.
      </Text>
      {refusal !== null && <Notice kind="error">{refusal}</Notice>}
      <Group gap="sm">
        <Button
          variant="default"
          disabled={blocked !== null}
          onClick={() => {
            setRefusal(null);
            setAsking(true);
          }}
        >
          Changer la clé du coffre
        </Button>
        {blocked !== null && !blocked.ok && <Text c="dimmed">{blocked.failure.sentence}</Text>}
      </Group>
      <Modal opened={asking} onClose={() => setAsking(false)} title="Changer la clé du coffre">
        <Stack gap="md">
          <Text>
            Les phrases secrètes et la feuille de secours restent les mêmes. Ce poste se verrouille
            aussitôt, dans toutes ses fenêtres ; à la prochaine ouverture, tout passe sous la
            nouvelle clé pendant que vous travaillez.
          </Text>
          <Text>
            Les sauvegardes déjà faites gardent l’ancienne clé&nbsp;: elles s’ouvrent toujours, avec
            les phrases et la feuille de leur jour, et partent d’elles-mêmes en un an.
          </Text>
          <Group gap="sm">
            <Button loading={busy} onClick={() => void start()}>
              Changer et verrouiller
            </Button>
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              Annuler
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Stack>
  );
}
