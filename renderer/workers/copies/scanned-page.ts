import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import type { PDFPage } from '@cantoo/pdf-lib';
import type { Turns } from '../../../shared/domain/copie/crop.ts';

/** How far the shape of a picture may be from its page’s: a scan has a border at most. */
const SHAPE_TOLERANCE = 0.15;

/** The least width of a scan, in pixels: a logo is smaller. */
const SCAN_WIDTH = 500;

/** The JPEG that a page is made of, and the turns it is shown with. */
export interface ScannedPage {
  readonly jpeg: Uint8Array<ArrayBuffer>;
  readonly turns: Turns;
}

/**
 * The picture of a page that a scanner or a camera made: one JPEG that covers it. Null for any other
 * page: nothing here draws text.
 */
export function readScannedPage(page: PDFPage): ScannedPage | null {
  const objects = page.node.Resources()?.lookupMaybe(PDFName.of('XObject'), PDFDict);
  const images = (objects?.keys() ?? []).flatMap((key) => {
    const object = objects?.lookup(key);
    return object instanceof PDFRawStream &&
      object.dict.lookupMaybe(PDFName.of('Subtype'), PDFName) === PDFName.of('Image')
      ? [object]
      : [];
  });
  const [image, ...others] = images;
  if (image === undefined || others.length > 0 || !isJpeg(image.dict)) return null;
  const width = sideOf(image.dict, 'Width');
  const height = sideOf(image.dict, 'Height');
  const paper = page.getSize();
  const shape = (width / height) * (paper.height / paper.width);
  if (width < SCAN_WIDTH || Math.abs(shape - 1) > SHAPE_TOLERANCE) return null;
  const turns = (((page.getRotation().angle / 90) % 4) + 4) % 4;
  return { jpeg: new Uint8Array(image.contents), turns: turns as Turns };
}

function isJpeg(dict: PDFDict): boolean {
  const filter = dict.lookup(PDFName.of('Filter'));
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
  return only === PDFName.of('DCTDecode');
}

function sideOf(dict: PDFDict, name: 'Width' | 'Height'): number {
  return dict.lookupMaybe(PDFName.of(name), PDFNumber)?.asNumber() ?? 0;
}
