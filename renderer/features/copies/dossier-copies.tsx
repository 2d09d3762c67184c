import { Button, Group, Modal, Paper, Stack, Text, Title } from '@mantine/core';
import { useId, useState } from 'react';
import { MAX_COPIES, removeCopie } from '../../data/copies/copies.ts';
import type { Copie } from '../../data/copies/copies.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { DossierEntry } from '../../data/dossiers/dossier-kind.ts';
import { formatInstant } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import { CopyDialog } from './copy-dialog.tsx';
import type { OpenedCopie } from './copy-dialog.tsx';
import { CopyViewer } from './copy-viewer.tsx';
import { describeCopie, exportName } from './words.ts';

/** What is open over the list. */
type Open =
  | { readonly kind: 'ajout' }
  | { readonly kind: 'vue'; readonly copie: Copie }
  | { readonly kind: 'correction'; readonly opened: OpenedCopie }
  | { readonly kind: 'suppression'; readonly copie: Copie };

/** The copies kept with a dossier: seen, added, corrected, deleted. */
export function DossierCopies({
  session,
  dossier,
}: {
  readonly session: DeskSession;
  readonly dossier: DossierEntry;
}) {
  const id = useId();
  const [open, setOpen] = useState<Open | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const { copies, reference } = dossier.sealed;
  const show = (next: Open) => {
    setDone(null);
    setOpen(next);
  };
  const close = () => setOpen(null);
  const finish = (sentence: string) => {
    setDone(sentence);
    close();
  };
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={id}>
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <Title order={2} size="h3" id={id}>
            Copies gardées
          </Title>
          <Button
            variant="default"
            disabled={copies.length >= MAX_COPIES}
            onClick={() => show({ kind: 'ajout' })}
          >
            Ajouter une copie…
          </Button>
        </Group>
        {done !== null && <Notice kind="info">{done}</Notice>}
        {copies.length === 0 ? (
          <Text c="dimmed">
            Aucune copie. Une pièce cochée comme vue suffit le plus souvent&nbsp;: ne gardez une
            copie que si le dossier en a besoin, avec l’accord de la personne.
          </Text>
        ) : (
          copies.map((copie) => (
            <CopyLine
              key={copie.id}
              copie={copie}
              zone={session.identity.zone}
              onView={() => show({ kind: 'vue', copie })}
              onRemove={() => show({ kind: 'suppression', copie })}
            />
          ))
        )}
      </Stack>
      {open?.kind === 'ajout' && (
        <CopyDialog
          session={session}
          dossier={dossier}
          corrected={null}
          onDone={finish}
          onClose={close}
        />
      )}
      {open?.kind === 'correction' && (
        <CopyDialog
          session={session}
          dossier={dossier}
          corrected={open.opened}
          onDone={finish}
          onClose={close}
        />
      )}
      {open?.kind === 'vue' && (
        <CopyViewer
          session={session}
          copie={open.copie}
          fileName={exportName(
            reference,
            1 + copies.findIndex((one) => one.id === open.copie.id),
            open.copie.format,
          )}
          onCorrect={(opened) => show({ kind: 'correction', opened })}
          onClose={close}
        />
      )}
      {open?.kind === 'suppression' && (
        <RemoveDialog
          session={session}
          dossier={dossier}
          copie={open.copie}
          onDone={finish}
          onClose={close}
        />
      )}
    </Paper>
  );
}

function CopyLine({
  copie,
  zone,
  onView,
  onRemove,
}: {
  readonly copie: Copie;
  readonly zone: DeskSession['identity']['zone'];
  readonly onView: () => void;
  readonly onRemove: () => void;
}) {
  return (
    <Group justify="space-between" gap="xs" role="group" aria-label={copie.nom}>
      <div>
        <Text fw={600}>{copie.nom}</Text>
        <Text c="dimmed">
          {describeCopie(copie)}, le {formatInstant(copie.le, zone)}
        </Text>
        {copie.piece !== null && copie.piece !== copie.nom && (
          <Text c="dimmed">Pièce&nbsp;: {copie.piece}</Text>
        )}
      </div>
      <Group gap="xs">
        <Button variant="default" onClick={onView}>
          Voir
        </Button>
        <Button variant="default" onClick={onRemove}>
          Supprimer…
        </Button>
      </Group>
    </Group>
  );
}

function RemoveDialog({
  session,
  dossier,
  copie,
  onDone,
  onClose,
}: {
  readonly session: DeskSession;
  readonly dossier: DossierEntry;
  readonly copie: Copie;
  readonly onDone: (sentence: string) => void;
  readonly onClose: () => void;
}) {
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const remove = async () => {
    const removed = await run(() => removeCopie(session, dossier.id, copie));
    if (removed === undefined) return;
    if (removed.ok) onDone('Copie supprimée pour de bon.');
    else setFailure(removed.failure.sentence);
  };
  return (
    <Modal opened onClose={onClose} title="Supprimer cette copie">
      <Stack gap="md">
        {failure !== null && <Notice kind="error">{failure}</Notice>}
        <Text>
          «&nbsp;{copie.nom}&nbsp;» sera effacée de ce poste pour de bon. La pièce reste cochée
          comme elle l’est.
        </Text>
        <Group>
          <Button color="red" loading={busy} onClick={() => void remove()}>
            Supprimer la copie
          </Button>
          <Button variant="default" onClick={onClose} data-autofocus>
            Garder la copie
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
