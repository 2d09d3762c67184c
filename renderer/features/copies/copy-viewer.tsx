import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { readParts } from '../../data/copies/copy-parts.ts';
import type { Copie } from '../../data/copies/copies.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { Notice } from '../../ui/notice.tsx';
import classes from './copies.module.css';
import type { OpenedCopie } from './copy-dialog.tsx';
import { PageCanvas } from './page-canvas.tsx';
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
  const { pages, refusals, read } = useCopyPages();
  const [part, setPart] = useState(0);
  const [failure, setFailure] = useState<string | null>(null);
  const [opened, setOpened] = useState<Uint8Array<ArrayBuffer> | null>(null);
  const [rank, setRank] = useState(0);
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
  const page = pages[rank];
  const reason = failure ?? refusals[0] ?? null;
  return (
    <Modal opened onClose={onClose} title={copie.nom} size="56rem">
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
        {page !== undefined && (
          <div className={classes['stage']}>
            {page.image === null ? (
              <Text maw="44ch" ta="center">
                Ce PDF ne vient pas d’un scanner&nbsp;: Relais le garde sans pouvoir le montrer.
                Pour le lire, enregistrez-le hors de Relais.
              </Text>
            ) : (
              <div className={classes['picture']}>
                <PageCanvas
                  image={page.image}
                  turns={page.turns}
                  name={`Page ${rank + 1} sur ${pages.length}`}
                />
              </div>
            )}
          </div>
        )}
        {pages.length > 1 && (
          <Group>
            <Button variant="default" disabled={rank === 0} onClick={() => setRank(rank - 1)}>
              Page précédente
            </Button>
            <Text>
              Page {rank + 1} sur {pages.length}
            </Text>
            <Button
              variant="default"
              disabled={rank + 1 === pages.length}
              onClick={() => setRank(rank + 1)}
            >
              Page suivante
            </Button>
          </Group>
        )}
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
