import { Modal, Progress, Stack, Text } from '@mantine/core';
import type { Paper } from '../../../shared/documents/paper.ts';
import { count } from '../../ui/format.ts';
import { PrintOrSave } from '../../ui/print-or-save.tsx';
import { RetryNotice } from '../../ui/retry-notice.tsx';
import { PaperPages } from './paper-pages.tsx';
import { useDrawnPaper } from './use-drawn-paper.ts';

/** A paper before it is printed: its pages, as they will come out, and the ways to keep it. */
export function PaperDialog({
  paper,
  onClose,
}: {
  /** Keep the same object while it is open: another is drawn anew. */
  readonly paper: Paper;
  readonly onClose: () => void;
}) {
  return (
    <Modal opened onClose={onClose} title={paper.titre} size="56rem">
      <PaperPreview paper={paper} />
    </Modal>
  );
}

function PaperPreview({ paper }: { readonly paper: Paper }) {
  const { drawing, retry } = useDrawnPaper(paper);
  switch (drawing.phase) {
    case 'dessin':
      return (
        <Stack gap="sm">
          <Text id="dessin">Préparation du papier…</Text>
          <Progress.Root size="xl">
            <Progress.Section value={Math.round(100 * drawing.part)} aria-labelledby="dessin" />
          </Progress.Root>
        </Stack>
      );
    case 'refuse':
      return <RetryNotice onRetry={retry}>{drawing.sentence}</RetryNotice>;
    case 'pret':
      return (
        <Stack gap="md">
          <PrintOrSave
            file={drawing.file}
            fileName={paper.fichier}
            what={`A4, noir et blanc, ${count(drawing.pages.length, 'page', 'pages')}`}
            data-autofocus
          />
          <PaperPages pages={drawing.pages} />
        </Stack>
      );
  }
}
