import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { DeskSession } from '../../data/desk-session.ts';
import { removeFormulaire } from '../../data/formulaires/formulaires.ts';
import type { Formulaire } from '../../data/formulaires/formulaires.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { Notice } from '../../ui/notice.tsx';
import { useBusy } from '../../ui/use-busy.ts';

/** Asks once more before a form and its links go. */
export function RemoveFormDialog({
  session,
  formulaire,
  onDone,
  onClose,
}: {
  readonly session: DeskSession;
  readonly formulaire: Formulaire;
  readonly onDone: (sentence: string) => void;
  readonly onClose: () => void;
}) {
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const remove = async () => {
    const removed = await run(() => removeFormulaire(session, formulaire));
    if (removed === undefined) return;
    if (removed.ok) onDone('Formulaire supprimé.');
    else setFailure(removed.failure.sentence);
  };
  return (
    <Modal opened onClose={onClose} title="Supprimer ce formulaire">
      <Stack gap="md">
        {failure !== null && <Notice kind="error">{frenchSpaces(failure)}</Notice>}
        <Text>
          «&nbsp;{formulaire.sealed.nom}&nbsp;» et ce à quoi ses champs sont reliés seront effacés
          de ce poste. Les dossiers ne changent pas.
        </Text>
        <Group>
          <Button color="red" loading={busy} onClick={() => void remove()}>
            Supprimer le formulaire
          </Button>
          <Button variant="default" onClick={onClose} data-autofocus>
            Garder le formulaire
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
