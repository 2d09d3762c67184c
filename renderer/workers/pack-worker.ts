// First: before any schema is made.
import '../../shared/web/parse-without-eval.ts';
import type { PackNews, PackOrder } from '../../shared/documents/packs/pack-messages.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { browserPictures } from './copies/pictures.ts';
import { drawPack } from './pack/draw-pack.ts';
import { rasterisePage } from './pack/rasterise-page.ts';
import { loadFonts } from './pdf/load-fonts.ts';

const scope = self as DedicatedWorkerGlobalScope & typeof globalThis;

/** The copies asked for that have not come yet. */
const waiting = new Map<string, (octets: Result<Uint8Array<ArrayBuffer>>) => void>();

scope.onmessage = ({ data }: MessageEvent<PackOrder>) => {
  if (data.genre === 'copie') {
    waiting.get(data.cle)?.(data.octets);
    waiting.delete(data.cle);
  } else {
    // A rejection alone would stay in the worker: reported, it reaches the page’s `onerror`.
    draw(data).catch(reportError);
  }
};

async function draw({
  pack,
  prets,
}: Extract<PackOrder, { readonly genre: 'pack' }>): Promise<void> {
  // Native in Chromium; the polyfill is fetched only where it is not.
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
  const drawn = await drawPack(pack, {
    fonts: await loadFonts(),
    pictures: browserPictures,
    read: (cle) =>
      new Promise((resolve) => {
        waiting.set(cle, resolve);
        tell({ genre: 'demande', cle });
      }),
    toUrl: (jpeg) => new FileReaderSync().readAsDataURL(new Blob([jpeg], { type: 'image/jpeg' })),
    rasterise: rasterisePage,
    onProgress: (part) => tell({ genre: 'avancement', part }),
    prepared: prets,
    onPrepared: (cle, pages) => tell({ genre: 'pret', cle, pages }),
  });
  scope.postMessage({ genre: 'fini', ...drawn } satisfies PackNews, [drawn.pdf.buffer]);
}

function tell(news: PackNews): void {
  scope.postMessage(news);
}
