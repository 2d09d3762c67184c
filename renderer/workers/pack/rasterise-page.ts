import type { PdfDrawer } from '../copies/draw-pdf.ts';

/** Longest side of a page as a picture, in pixels: A4 at 150 dots an inch. */
const LONGEST = 1754;

const JPEG_QUALITY = 0.8;

/** The file whose pages are being drawn: one at a time. */
let open: { readonly of: Uint8Array; readonly drawer: PdfDrawer<ImageBitmap> } | null = null;

/**
 * A page of a PDF as a picture, to be looked at and printed; null when it cannot be drawn. What draws
 * PDFs is fetched at the first one.
 */
export async function rasterisePage(
  bytes: Uint8Array<ArrayBuffer>,
  page: number,
): Promise<Blob | null> {
  try {
    if (open?.of !== bytes) {
      open = null;
      const { openPdfDrawer } = await import('../copies/draw-pdf.ts');
      open = { of: bytes, drawer: await openPdfDrawer(bytes) };
    }
    return await toJpeg(await open.drawer.draw(page, LONGEST));
  } catch {
    return null;
  }
}

async function toJpeg(image: ImageBitmap): Promise<Blob> {
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  image.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY });
  // Given back now: sixty of them would wait together for the collector.
  canvas.width = 0;
  return blob;
}
