// First: before any schema is made.
import '../../shared/web/parse-without-eval.ts';
import type { DrawingNews } from '../../shared/documents/drawn-page.ts';
import type { Paper } from '../../shared/documents/paper.ts';
import { drawPaper } from './pdf/draw-paper.ts';
import { loadFonts } from './pdf/load-fonts.ts';

const scope = self as DedicatedWorkerGlobalScope & typeof globalThis;

scope.onmessage = (event: MessageEvent<Paper>) => {
  // A rejection alone would stay in the worker: reported, it reaches the page’s `onerror`.
  draw(event.data).catch(reportError);
};

async function draw(paper: Paper): Promise<void> {
  // Native in Chromium; the polyfill is fetched only where it is not.
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
  let told = 0;
  const drawn = await drawPaper(paper, await loadFonts(), (part) => {
    // pdfmake tells each mark: a page hears each hundredth.
    if (part - told < 0.01) return;
    told = part;
    tell({ genre: 'avancement', part });
  });
  tell({ genre: 'fini', ...drawn });
}

function tell(news: DrawingNews): void {
  scope.postMessage(news);
}
