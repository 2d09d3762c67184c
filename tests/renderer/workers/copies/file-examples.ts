import { degrees, PDFDocument } from '@cantoo/pdf-lib';

/** Bytes of numbers and of texts, one after the other. */
export function bytesOf(...parts: readonly (number | string | readonly number[])[]) {
  return new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [part].flat(),
    ),
  );
}

const two = (value: number) => [value >> 8, value & 0xff];

/** The head of a JPEG of that size, as a phone writes it: with what it says of its camera. */
export function jpegHead(width: number, height: number, exif = 'GPS 44.5 N 3.5 E') {
  return bytesOf(
    [0xff, 0xd8],
    [0xff, 0xe1, ...two(2 + exif.length)],
    exif,
    [0xff, 0xc4, 0, 4, 0, 0],
    [0xff, 0xc0, 0, 17, 8, ...two(height), ...two(width), 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0],
    [0xff, 0xd9],
  );
}

/** A PDF of pages of text, each of another width, so that they can be told apart. */
export async function textPdf(pages: number, firstWidth = 200): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  for (let page = 0; page < pages; page += 1)
    pdf.addPage([firstWidth + page, 300]).drawText(`Page ${page + 1}`, { x: 20, y: 100 });
  return new Uint8Array(await pdf.save());
}

/** A PDF as scanners make them: one picture a page. */
export async function scannedPdf(turned = 0): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const image = await pdf.embedJpg(jpegHead(1000, 1414));
  const page = pdf.addPage([595, 842]);
  page.drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
  page.setRotation(degrees(turned));
  return new Uint8Array(await pdf.save());
}

/** The same PDF under passwords; an empty one for whoever opens it only forbids changing it. */
export async function lockPdf(
  bytes: Uint8Array,
  userPassword: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  pdf.encrypt({ userPassword, ownerPassword: 'propriétaire' });
  return new Uint8Array(await pdf.save({ useObjectStreams: false }));
}

/** The widths of a PDF’s pages, and how each is turned, in degrees. */
export async function readPages(bytes: Uint8Array): Promise<readonly (readonly number[])[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  return pdf.getPages().map((page) => [Math.round(page.getWidth()), page.getRotation().angle]);
}
