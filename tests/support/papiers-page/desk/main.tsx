import '../../../../shared/web/parse-without-eval.ts';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { PaperDialog } from '../../../../renderer/features/papiers/paper-dialog.tsx';
import { RelaisProvider } from '../../../../renderer/ui/relais-provider.tsx';
import type { Paper } from '../../../../shared/documents/paper.ts';
import { daySheet } from '../../../../shared/documents/papers/day-sheet.ts';
import { exampleReport } from '../../paper-examples.ts';

/** What a desk around it would ask for. */
const papers: readonly Paper[] = [
  daySheet({ id: 'marvejols', name: 'Marvejols' }),
  exampleReport(),
];

function Papers() {
  const [open, setOpen] = useState<Paper | null>(null);
  return (
    <main>
      <h1>Papiers</h1>
      {papers.map((paper) => (
        <button key={paper.fichier} type="button" onClick={() => setOpen(paper)}>
          {paper.titre}
        </button>
      ))}
      {open !== null && <PaperDialog paper={open} onClose={() => setOpen(null)} />}
    </main>
  );
}

const root = document.getElementById('racine');
if (root === null) throw new Error('The page has no root element.');
createRoot(root).render(
  <RelaisProvider>
    <Papers />
  </RelaisProvider>,
);
