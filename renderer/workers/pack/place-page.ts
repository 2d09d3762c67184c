import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import type { PDFPage } from '@cantoo/pdf-lib';
import { MARGINS, PAGE } from '../../../shared/documents/kit/theme.ts';

/** Where a page of a copy goes, in points from the lower left: under its heading, above the number. */
const BOX = {
  left: MARGINS[0],
  bottom: MARGINS[3] + 4,
  width: PAGE.width - MARGINS[0] - MARGINS[2],
  // Three lines of heading at most.
  height: PAGE.height - MARGINS[1] - MARGINS[3] - 4 - 44,
} as const;

/** How much a page smaller than A4 (a receipt, a card) may be enlarged. */
const MOST = 1.6;

/** A rectangle of a page, in points from its upper left, as screens measure. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly largeur: number;
  readonly hauteur: number;
}

/** Puts a picture upright and whole in its page. */
export async function placePhoto(
  document: PDFDocument,
  sheet: PDFPage,
  jpeg: Uint8Array,
): Promise<Place> {
  const image = await document.embedJpg(jpeg);
  const place = fit(image.width, image.height, Number.POSITIVE_INFINITY);
  sheet.drawImage(image, {
    x: place.left,
    y: place.bottom,
    width: place.width,
    height: place.height,
  });
  return toScreen(place);
}

/**
 * Puts a page of another PDF upright and whole in its page: whatever its size, its turn and what it is
 * cut to. What its form fields say becomes part of it.
 */
export async function placePdfPage(
  document: PDFDocument,
  sheet: PDFPage,
  source: PDFDocument,
  index: number,
): Promise<Place> {
  const page = source.getPage(index);
  const crop = page.getCropBox();
  const box = {
    left: crop.x,
    bottom: crop.y,
    right: crop.x + crop.width,
    top: crop.y + crop.height,
  };
  const embedded = await document.embedPage(page, box);
  const turns = (((page.getRotation().angle / 90) % 4) + 4) % 4;
  const [width, height] = turns % 2 === 1 ? [crop.height, crop.width] : [crop.width, crop.height];
  const place = fit(width, height, MOST);
  // Turning is around the lower left corner, against the clock: each turn moves it to another corner.
  const corners = [
    [0, 0],
    [0, place.height],
    [place.width, place.height],
    [place.width, 0],
  ] as const;
  const [right, up] = corners[turns] ?? corners[0];
  sheet.drawPage(embedded, {
    x: place.left + right,
    y: place.bottom + up,
    xScale: place.scale,
    yScale: place.scale,
    rotate: degrees(-90 * turns),
  });
  return toScreen(place);
}

interface Fit {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** At the top of the box, in its middle. */
function fit(width: number, height: number, most: number): Fit {
  const scale = Math.min(BOX.width / width, BOX.height / height, most);
  const [drawn, tall] = [width * scale, height * scale];
  return {
    left: BOX.left + (BOX.width - drawn) / 2,
    bottom: BOX.bottom + BOX.height - tall,
    width: drawn,
    height: tall,
    scale,
  };
}

function toScreen({ left, bottom, width, height }: Fit): Place {
  return { x: left, y: PAGE.height - bottom - height, largeur: width, hauteur: height };
}
