import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DrawnPage } from '../../../shared/documents/drawn-page.ts';
import type { Pack } from '../../../shared/documents/packs/pack.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { count } from '../../ui/format.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { RetryIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PrintOrSave } from '../../ui/print-or-save.tsx';
import { RetryNotice } from '../../ui/retry-notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { DirectPrint } from './direct-print.tsx';
import classes from './packs.module.css';
import { useDrawnPack } from './use-drawn-pack.ts';

/** What will come out of the printer, and the ways to get it there. */
export function PackPreview({
  session,
  pack,
  draw,
}: {
  readonly session: DeskSession;
  readonly pack: Pack;
  readonly draw: (pages: readonly DrawnPage[]) => ReactNode;
}) {
  const { drawing, stop, retry } = useDrawnPack(session, pack);
  return (
    <div className={classes['preview']}>
      <Panel title="Le pack">
        {drawing.phase === 'dessin' && (
          <Stack gap="sm">
            <Group justify="space-between">
              <Text id="pack-dessin">Préparation du pack…</Text>
              <Button variant="default" onClick={stop}>
                Arrêter
              </Button>
            </Group>
            <Progress.Root size="xl">
              <Progress.Section
                value={Math.round(100 * drawing.part)}
                aria-labelledby="pack-dessin"
              />
            </Progress.Root>
          </Stack>
        )}
        {drawing.phase === 'arrete' && (
          <Notice
            kind="info"
            action={
              <Button variant="default" leftSection={<RetryIcon />} onClick={retry}>
                Reprendre
              </Button>
            }
          >
            La préparation est arrêtée, rien n’a été imprimé.
          </Notice>
        )}
        {drawing.phase === 'refuse' && (
          <RetryNotice onRetry={retry}>{frenchSpaces(drawing.sentence)}</RetryNotice>
        )}
        {drawing.phase === 'pret' && (
          <Stack gap="md">
            {drawing.pannes.length > 0 && (
              <Notice kind="warn">
                {count(
                  drawing.pannes.length,
                  'pièce manque, une page garde sa place',
                  'pièces manquent, une page garde la place de chacune',
                )}
                .{' '}
                {drawing.pannes
                  .map(({ nom, sentence }) => `${nom}\u00a0: ${frenchSpaces(sentence)}`)
                  .join(' ')}
              </Notice>
            )}
            {drawing.manques.length > 0 && (
              <Notice kind="info">
                {drawing.manques
                  .map(({ nom, sentences }) => `${nom}. ${frenchSpaces(sentences.join(' '))}`)
                  .join(' ')}
              </Notice>
            )}
            <PrintOrSave
              file={drawing.pdf}
              fileName={pack.fichier}
              what={`A4, noir et blanc, ${count(drawing.pages.length, 'page', 'pages')}`}
            />
            <DirectPrint session={session} name={pack.fichier} pdf={drawing.pdf} />
            {draw(drawing.pages)}
          </Stack>
        )}
      </Panel>
    </div>
  );
}
