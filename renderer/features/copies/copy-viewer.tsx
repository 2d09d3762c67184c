import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { readParts } from '../../data/copies/copy-parts.ts';
import type { Copie } from '../../data/copies/copies.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { Notice } from '../../ui/notice.tsx';
import type { OpenedCopie } from './copy-dialog.tsx';
import { PageStage } from './page-stage.tsx';
import { useCopyPages } from './use-copy-pages.ts';

/** A copy looked at: opened in memory alone, gone when it is closed. */
export function CopyViewer({
  session,
  copie,
  fileName,
  onCorrect,
  onClose,
}: {
  readonly session: DeskSession;
  readonly copie: Copie;
  /** The name of its file if it leaves Relais. */
  readonly fileName: string;
  readonly onCorrect: (opened: OpenedCopie) => void;
  readonly onClose: () => void;
}) {
  const control = useCopyPages();
  const { pages, refusals, read } = control;
  const [part, setPart] = useState(0);
  const [failure, setFailure] = useState<string | null>(null);
  const [opened, setOpened] = useState<Uint8Array<ArrayBuffer> | null>(null);
  useEffect(() => {
    let left = false;
    void readParts(session, copie.id, (done) => !left && setPart(done)).then((bytes) => {
      if (left) return;
      if (!bytes.ok) return setFailure(bytes.failure.sentence);
      setOpened(bytes.value);
      void read([new Blob([bytes.value])]);
    });
    return () => {
      left = true;
    };
  }, [session, copie, read]);
  const [page] = pages;
  const reason = failure ?? refusals[0] ?? null;
  return (
    <Modal opened onClose={onClose} title={copie.nom} size="72rem">
      <Stack gap="md">
        {reason !== null && <Notice kind="error">{reason}</Notice>}
        {reason === null && page === undefined && (
          <Stack gap={4}>
            <Text id="copie-ouverture">Ouverture de la copie…</Text>
            <Progress.Root size="xl">
              <Progress.Section value={Math.round(100 * part)} aria-labelledby="copie-ouverture" />
            </Progress.Root>
          </Stack>
        )}
        <PageStage control={control} />
        {opened !== null && (
          <Group>
            <Button
              variant="default"
              disabled={page === undefined}
              onClick={() => onCorrect({ copie, bytes: opened })}
            >
              Corriger
            </Button>
            <SaveOutside bytes={opened} format={copie.format} fileName={fileName} />
          </Group>
        )}
      </Stack>
    </Modal>
  );
}

/** The way out of Relais, asked for once more: what leaves is not protected any longer. */
function SaveOutside({
  bytes,
  format,
  fileName,
}: {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly format: Copie['format'];
  readonly fileName: string;
}) {
  const [href, setHref] = useState<string | null>(null);
  useEffect(() => () => void (href !== null && URL.revokeObjectURL(href)), [href]);
  if (href === null)
    return (
      <Button
        variant="default"
        onClick={() => setHref(URL.createObjectURL(new Blob([bytes], { type: format })))}
      >
        Enregistrer hors de Relais…
      </Button>
    );
  return (
    <Notice
      kind="warn"
      action={
        // The one way to a file both shells allow: a document of this very page, at a click.
        <Button component="a" href={href} download={fileName}>
          Enregistrer le fichier
        </Button>
      }
    >
      ce fichier ne sera plus protégé par Relais. Effacez-le, corbeille comprise, dès qu’il a servi.
    </Notice>
  );
}
