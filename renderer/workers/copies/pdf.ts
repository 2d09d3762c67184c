import { degrees, EncryptedPDFError, PDFDocument } from '@cantoo/pdf-lib';
import type { Turns } from '../../../shared/domain/copie/crop.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';

/** The long side of A4, in points: the size a photo has on paper. */
const LONG_SIDE = 841.89;

/** Where the mark of the end may be: some programs write a few bytes after. */
const END_WITHIN = 2048;

/**
 * Opens a PDF. One that only forbids printing or changing opens without a password, and is taken.
 * Refusals: `pdf-protege`, `pdf-endommage`.
 */
export async function openPdf(bytes: Uint8Array): Promise<Result<PDFDocument>> {
  if (!hasEnd(bytes)) return refuseBroken();
  try {
    return checkPages(await PDFDocument.load(bytes, { updateMetadata: false }));
  } catch (error) {
    // What it throws on a file that is no PDF is of any kind.
    return error instanceof EncryptedPDFError ? openWithoutPassword(bytes) : refuseBroken();
  }
}

async function openWithoutPassword(bytes: Uint8Array): Promise<Result<PDFDocument>> {
  try {
    return checkPages(await PDFDocument.load(bytes, { updateMetadata: false, password: '' }));
  } catch {
    return refuse(
      'pdf-protege',
      'Ce PDF est protégé par un mot de passe. Ouvrez-le avec la personne, imprimez-le «\u00a0en PDF\u00a0» sans mot de passe, puis choisissez ce nouveau fichier.',
    );
  }
}

/**
 * Whether the file has its end: a download cut short opens all the same, without its last pages.
 */
function hasEnd(bytes: Uint8Array): boolean {
  const end = bytes.subarray(-END_WITHIN);
  return String.fromCharCode(...end).includes('%%EOF');
}

function checkPages(pdf: PDFDocument): Result<PDFDocument> {
  return pdf.getPageCount() === 0 ? refuseBroken() : ok(pdf);
}

/** A page of the PDF being made: a photo, or a page of another PDF. */
export type PdfPage =
  | { readonly kind: 'photo'; readonly jpeg: Uint8Array }
  | {
      readonly kind: 'pdf';
      readonly pdf: PDFDocument;
      readonly page: number;
      readonly turns: Turns;
    };

/** A PDF of these pages. It says neither when it was made, nor by what, nor anything of anyone. */
export async function makePdf(pages: readonly PdfPage[]): Promise<Uint8Array<ArrayBuffer>> {
  const made = await PDFDocument.create({ updateMetadata: false });
  for (const page of pages) {
    if (page.kind === 'pdf') {
      const [copied] = await made.copyPages(page.pdf, [page.page]);
      if (copied === undefined) throw new Error('There is no such page.');
      copied.setRotation(degrees((copied.getRotation().angle + 90 * page.turns) % 360));
      made.addPage(copied);
      continue;
    }
    const image = await made.embedJpg(page.jpeg);
    const { width, height } = image.scale(LONG_SIDE / Math.max(image.width, image.height));
    made.addPage([width, height]).drawImage(image, { x: 0, y: 0, width, height });
  }
  return new Uint8Array(await made.save());
}

function refuseBroken(): Result<never> {
  return refuse(
    'pdf-endommage',
    'Ce PDF est endommagé ou incomplet\u00a0: rien n’a été gardé. Téléchargez-le ou numérisez-le de nouveau.',
  );
}
