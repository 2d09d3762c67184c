import { Button } from '@mantine/core';
import type { Paper } from '../../../shared/documents/paper.ts';
import { PrintIcon } from '../../ui/icons.tsx';
import { RetryNotice } from '../../ui/retry-notice.tsx';
import { PaperPages } from './paper-pages.tsx';
import classes from './papiers.module.css';
import { useDrawnPaper } from './use-drawn-paper.ts';

/**
 * A paper that is printed and never kept: a button, and pages only the printer sees. There is no file to
 * save, in any folder.
 */
export function PrintOnly({
  paper,
}: {
  /** Keep the same object while it is there: another is drawn anew. */
  readonly paper: Paper;
}) {
  const { drawing, retry } = useDrawnPaper(paper, false);
  if (drawing.phase === 'refuse')
    return <RetryNotice onRetry={retry}>{drawing.sentence}</RetryNotice>;
  return (
    <>
      <Button
        variant="default"
        leftSection={<PrintIcon />}
        loading={drawing.phase === 'dessin'}
        onClick={() => window.print()}
      >
        Imprimer
      </Button>
      {drawing.phase === 'pret' && (
        // Neither a translation service nor a spelling one gets to read it.
        <div className={classes['paperOnly']} translate="no" aria-hidden>
          <PaperPages pages={drawing.pages} />
        </div>
      )}
    </>
  );
}
