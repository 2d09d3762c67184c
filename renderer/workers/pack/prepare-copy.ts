import type { PDFDocument } from '@cantoo/pdf-lib';
import { MAX_PHOTO_PIXELS } from '../../../shared/domain/copie/copy-messages.ts';
import type { PreparedPage } from '../../../shared/documents/packs/pack-messages.ts';
import { WHOLE } from '../../../shared/domain/copie/crop.ts';
import type { Turns } from '../../../shared/domain/copie/crop.ts';
import { giveBack } from '../../../shared/kernel/give-back.ts';
import type { KeptBytes } from '../../../shared/kernel/kept-bytes.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { openPdf } from '../copies/pdf.ts';
import type { Pictures } from '../copies/pictures.ts';
import { readSize } from '../copies/read-size.ts';
import { readScannedPage } from '../copies/scanned-page.ts';
import { sniffFormat } from '../copies/sniff-format.ts';

/** Longest side of a picture in a pack, in pixels: an A4 page at 150 dots an inch; and its quality. */
const PACKED = { side: 1754, quality: 0.72 } as const;

/** What copies are made smaller with, and where their pictures are put. */
export interface CopyTools {
  readonly pictures: Pictures<unknown>;
  /** Puts a picture out of memory’s way. */
  keep(jpeg: Uint8Array<ArrayBuffer>): KeptBytes;
  /** A page of a PDF as a picture; null when it cannot be drawn: the file has it all the same. */
  rasterise(pdf: Uint8Array<ArrayBuffer>, page: number): Promise<KeptBytes | null>;
}

/**
 * The pages of a copy as they go in a pack. A PDF’s own pages are not kept here: they are read again
 * when their turn comes, so that no more than one file is ever held. Refusals name what is wrong.
 */
export async function prepareCopy(
  bytes: Uint8Array<ArrayBuffer>,
  tools: CopyTools,
): Promise<Result<readonly PreparedPage[]>> {
  const format = sniffFormat(bytes);
  if (format === 'pdf') return preparePdf(bytes, tools);
  if (format === 'inconnu' || format === 'heic') return refuseUnreadable();
  const size = readSize(bytes, format);
  if (size !== null && size.width * size.height > MAX_PHOTO_PIXELS) return refuseUnreadable();
  const jpeg = await reduce(tools, bytes, 0);
  return jpeg === null ? refuseUnreadable() : ok([{ kind: 'photo', jpeg }]);
}

async function preparePdf(
  bytes: Uint8Array<ArrayBuffer>,
  tools: CopyTools,
): Promise<Result<readonly PreparedPage[]>> {
  const opened = await openPdf(bytes);
  if (!opened.ok) return opened;
  const pages: PreparedPage[] = [];
  for (const [page, node] of pagesOf(opened.value).entries()) {
    const scan = readScannedPage(node);
    // A picture that does not open is left to the PDF it is in.
    const jpeg = scan === null ? null : await reduce(tools, scan.jpeg, scan.turns);
    pages.push(
      jpeg === null
        ? { kind: 'pdf', page, image: await tools.rasterise(bytes, page) }
        : { kind: 'photo', jpeg },
    );
  }
  return ok(pages);
}

function pagesOf(pdf: PDFDocument) {
  return pdf.getPages();
}

function reduce(
  { pictures, keep }: CopyTools,
  photo: Uint8Array<ArrayBuffer>,
  turns: Turns,
): Promise<KeptBytes | null> {
  return pictures.toJpeg(photo, turns, WHOLE, PACKED).then(
    (jpeg) => {
      const kept = keep(jpeg);
      giveBack(jpeg);
      return kept;
    },
    () => null,
  );
}

function refuseUnreadable(): Result<never> {
  return refuse(
    'copie-illisible',
    'Cette copie ne s’ouvre pas\u00a0: son fichier est endommagé. Refaites-la depuis le dossier.',
  );
}
