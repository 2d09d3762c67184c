import type { PDFDocumentProxy } from 'pdfjs-dist';

/** Longest side of a page as a picture, in pixels: A4 at 150 dots an inch. */
const LONGEST = 1754;

const JPEG_QUALITY = 0.8;

/** The file whose pages are being drawn: one at a time. */
let open: { readonly of: Uint8Array; readonly pdf: PDFDocumentProxy } | null = null;

/**
 * A page of a PDF as a picture, to be looked at and printed; null when it cannot be drawn. What reads
 * PDFs is fetched at the first one, and reads in a worker of its own. Nothing else is fetched, and no
 * script of the file is run.
 */
export async function rasterisePage(
  bytes: Uint8Array<ArrayBuffer>,
  page: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return await drawPage(await openFile(bytes), page);
  } catch {
    return null;
  }
}

async function openFile(bytes: Uint8Array<ArrayBuffer>): Promise<PDFDocumentProxy> {
  if (open?.of === bytes) return open.pdf;
  await open?.pdf.loadingTask.destroy();
  open = null;
  const { getDocument, GlobalWorkerOptions, VerbosityLevel } = await import('pdfjs-dist');
  GlobalWorkerOptions.workerPort ??= new Worker(
    new URL('../pdf-reader-worker.ts', import.meta.url),
    { type: 'module' },
  );
  const { promise } = getDocument({
    // It takes what it is given for itself.
    data: bytes.slice(),
    password: '',
    verbosity: VerbosityLevel.ERRORS,
    // A worker has fonts and canvases, and no document to make them in.
    ownerDocument: { fonts: (self as unknown as { readonly fonts: FontFaceSet }).fonts } as never,
    CanvasFactory: WorkerCanvases,
    FilterFactory: NoFilters,
    useWasm: false,
    useSystemFonts: true,
    stopAtErrors: false,
    enableXfa: false,
  });
  const pdf = await promise;
  open = { of: bytes, pdf };
  return pdf;
}

async function drawPage(pdf: PDFDocumentProxy, index: number): Promise<Uint8Array<ArrayBuffer>> {
  const page = await pdf.getPage(index + 1);
  const { width, height } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: LONGEST / Math.max(width, height) });
  const canvas = new OffscreenCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const canvasContext = canvas.getContext('2d') as unknown as CanvasRenderingContext2D;
  await page.render({ canvas: null, canvasContext, viewport, background: '#fff' }).promise;
  page.cleanup();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY });
  return new Uint8Array(await blob.arrayBuffer());
}

interface CanvasEntry {
  canvas: OffscreenCanvas | null;
  context: OffscreenCanvasRenderingContext2D | null;
}

/** Canvases as the library asks for them, without a document. */
class WorkerCanvases {
  create(width: number, height: number): CanvasEntry {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) };
  }
  reset({ canvas }: CanvasEntry, width: number, height: number): void {
    if (canvas === null) return;
    canvas.width = width;
    canvas.height = height;
  }
  destroy(entry: CanvasEntry): void {
    if (entry.canvas !== null) entry.canvas.width = entry.canvas.height = 0;
    entry.canvas = entry.context = null;
  }
  getNoAlphaContext(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D | null {
    return canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  }
}

/** Filters are drawn through SVG in a document: without one, a page is drawn without them. */
class NoFilters {
  addFilter = () => 'none';
  addHCMFilter = () => 'none';
  addAlphaFilter = () => 'none';
  addLuminosityFilter = () => 'none';
  addKnockoutFilter = () => 'none';
  addHighlightHCMFilter = () => 'none';
  addSelectionHCMFilter = () => 'none';
  addSelectionFilter = () => 'none';
  createSelectionStyle = () => null;
  destroy = () => undefined;
}
