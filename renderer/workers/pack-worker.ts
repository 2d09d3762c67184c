// First: before any schema is made.
import '../../shared/web/parse-without-eval.ts';
import type { PackNews, PackOrder } from '../../shared/documents/packs/pack-messages.ts';
import { giveBack } from '../../shared/kernel/give-back.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { browserPictures } from './copies/pictures.ts';
import { fetchWideTypeface } from './forms/wide-typeface.ts';
import { prepareCopy } from './pack/prepare-copy.ts';
import type { CopyTools } from './pack/prepare-copy.ts';
import { rasterisePage } from './pack/rasterise-page.ts';

const scope = self as DedicatedWorkerGlobalScope & typeof globalThis;

/** The copies asked for that have not come yet. */
const waiting = new Map<string, (octets: Result<Uint8Array<ArrayBuffer>>) => void>();

scope.onmessage = ({ data }: MessageEvent<PackOrder>) => {
  if (data.genre === 'copie') {
    waiting.get(data.cle)?.(data.octets);
    waiting.delete(data.cle);
  } else {
    // A rejection alone would stay in the worker: reported, it reaches the page’s `onerror`.
    (data.genre === 'pack' ? draw(data) : prepare(data.cles)).catch(reportError);
  }
};

const tools: CopyTools = {
  pictures: browserPictures,
  keep: (jpeg) => new Blob([jpeg], { type: 'image/jpeg' }),
  rasterise: rasterisePage,
};

function read(cle: string): Promise<Result<Uint8Array<ArrayBuffer>>> {
  return new Promise((resolve) => {
    waiting.set(cle, resolve);
    tell({ genre: 'demande', cle });
  });
}

/** A copy that fails is left out: it fails again when the pack is drawn, and is named there. */
async function prepare(cles: readonly string[]): Promise<void> {
  for (const cle of cles) {
    const bytes = await read(cle);
    const made = bytes.ok ? await prepareCopy(bytes.value, tools) : bytes;
    if (bytes.ok) giveBack(bytes.value);
    if (made.ok) tell({ genre: 'pret', cle, pages: made.value });
  }
  tell({ genre: 'copies-faites' });
}

async function draw({
  pack,
  prets,
}: Extract<PackOrder, { readonly genre: 'pack' }>): Promise<void> {
  // Native in Chromium; the polyfill is fetched only where it is not.
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
  // What lays pages out is not fetched by a worker that only makes copies smaller.
  const [{ drawPack }, { loadFonts }] = await Promise.all([
    import('./pack/draw-pack.ts'),
    import('./pdf/load-fonts.ts'),
  ]);
  const drawn = await drawPack(pack, {
    fonts: await loadFonts(),
    ...tools,
    read,
    wideTypeface: fetchWideTypeface,
    onProgress: (part) => tell({ genre: 'avancement', part }),
    prepared: prets,
    onPrepared: (cle, pages) => tell({ genre: 'pret', cle, pages }),
  });
  const pdf = new Blob([drawn.pdf], { type: 'application/pdf' });
  giveBack(drawn.pdf);
  tell({ genre: 'fini', ...drawn, pdf });
}

function tell(news: PackNews): void {
  scope.postMessage(news);
}
