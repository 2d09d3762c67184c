import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import type { Paper } from '../../../shared/documents/paper.ts';

// Fetched with the first paper.
const PaperDialog = lazy(async () => ({
  default: (await import('../../features/papiers/paper-dialog.tsx')).PaperDialog,
}));

/** Something that prints: the paper it asks for is shown over it, to be looked at first. */
export function PaperPlace({
  children,
}: {
  readonly children: (onPrint: (paper: Paper) => void) => ReactNode;
}) {
  const [paper, setPaper] = useState<Paper | null>(null);
  return (
    <>
      {children(setPaper)}
      <Suspense>
        {paper !== null && <PaperDialog paper={paper} onClose={() => setPaper(null)} />}
      </Suspense>
    </>
  );
}
