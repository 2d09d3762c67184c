// First: before any schema is made.
import '../../shared/web/parse-without-eval.ts';
import type { DrawingNews } from '../../shared/documents/drawn-page.ts';
import type { Paper } from '../../shared/documents/paper.ts';
import { drawPaper } from './pdf/draw-paper.ts';

const scope = self as DedicatedWorkerGlobalScope & typeof globalThis;

/** The program’s own files: fetched from where it was served, like any of its scripts. */
const fontFiles = {
  regular: new URL('../../resources/fonts/atkinson-hyperlegible-next-400.woff', import.meta.url),
  bold: new URL('../../resources/fonts/atkinson-hyperlegible-next-700.woff', import.meta.url),
};

scope.onmessage = (event: MessageEvent<Paper>) => {
  // A rejection alone would stay in the worker: reported, it reaches the page’s `onerror`.
  draw(event.data).catch(reportError);
};

async function draw(paper: Paper): Promise<void> {
  // Native in Chromium; the polyfill is fetched only where it is not.
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
  const [regular, bold] = await Promise.all([
    fetchBase64(fontFiles.regular),
    fetchBase64(fontFiles.bold),
  ]);
  let told = 0;
  const drawn = await drawPaper(paper, { regular, bold }, (part) => {
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

async function fetchBase64(url: URL): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The typeface answered ${response.status}.`);
  let binary = '';
  for (const byte of new Uint8Array(await response.arrayBuffer()))
    binary += String.fromCodePoint(byte);
  return btoa(binary);
}
