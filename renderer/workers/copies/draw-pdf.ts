import { getDocument, VerbosityLevel } from 'pdfjs-dist';
// Imported for what it sets: pdf.js then reads files in this very worker, and starts none of its own.
import 'pdfjs-dist/build/pdf.worker.mjs';

/** A PDF opened to be drawn; its pages count from 0. */
export interface PdfDrawer<Image> {
  /** A page, upright as its file says, on white; its longest side in pixels. Rejects on one it cannot draw. */
  draw(page: number, longest: number): Promise<Image>;
}

/** Canvases of a worker, which has no document to make one. */
class WorkerCanvases {
  create(width: number, height: number) {
    const canvas = new OffscreenCanvas(Math.max(1, width), Math.max(1, height));
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) };
  }
  reset({ canvas }: { readonly canvas: OffscreenCanvas }, width: number, height: number): void {
    canvas.width = Math.max(1, width);
    canvas.height = Math.max(1, height);
  }
  destroy({ canvas }: { readonly canvas: OffscreenCanvas }): void {
    canvas.width = 0;
    canvas.height = 0;
  }
  getNoAlphaContext(canvas: OffscreenCanvas) {
    return canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  }
}

/** Filters are SVG, which a worker does not have: pdf.js does without. */
class NoFilters {
  addFilter = none;
  addHCMFilter = none;
  addAlphaFilter = none;
  addLuminosityFilter = none;
  addKnockoutFilter = none;
  addHighlightHCMFilter = none;
  addSelectionHCMFilter = none;
  addSelectionFilter = none;
  createSelectionStyle = () => null;
  destroy = () => {};
}

/**
 * Opens a PDF with pdf.js, whole in this worker. Nothing of the file runs: its scripts and forms are
 * not read, no code is made from it (pdf.js has no `eval`), and the policy of this worker refuses
 * WebAssembly. Only fonts and readers shipped beside this script are fetched.
 */
export async function openPdfDrawer(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<PdfDrawer<ImageBitmap>> {
  const beside = new URL('.', self.location.href).href;
  const pdf = await getDocument({
    // pdf.js takes what it is given away.
    data: bytes.slice(),
    CanvasFactory: WorkerCanvases,
    FilterFactory: NoFilters,
    // Letters are drawn as paths: a font of the file is given to nothing that runs it.
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: true,
    useWasm: false,
    standardFontDataUrl: beside,
    wasmUrl: beside,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
  return {
    draw: async (number, longest) => {
      const page = await pdf.getPage(number + 1);
      const { width, height } = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: longest / Math.max(width, height) });
      const canvas = new OffscreenCanvas(
        Math.max(1, Math.round(viewport.width)),
        Math.max(1, Math.round(viewport.height)),
      );
      // What pdf.js asks of a canvas of the page, this one does too.
      const drawn = canvas as unknown as HTMLCanvasElement;
      await page.render({ canvas: drawn, viewport }).promise;
      page.cleanup();
      const image = canvas.transferToImageBitmap();
      // Its memory is given back now, not when the collector comes.
      canvas.width = 0;
      return image;
    },
  };
}

function none(): 'none' {
  return 'none';
}
