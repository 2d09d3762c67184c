import type { PDFDocument } from '@cantoo/pdf-lib';
import {
  MAX_COPY_PAGES,
  MAX_DRAWN_SIDE,
  MAX_PHOTO_PIXELS,
  MAX_SOURCE_BYTES,
} from '../../../shared/domain/copie/copy-messages.ts';
import type {
  CopyCalls,
  CopyPage,
  CopySource,
} from '../../../shared/domain/copie/copy-messages.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { PdfDrawer } from './draw-pdf.ts';
import { makePdf, openPdf } from './pdf.ts';
import type { PdfPage } from './pdf.ts';
import type { Pictures } from './pictures.ts';
import { readSize } from './read-size.ts';
import { readScannedPage } from './scanned-page.ts';
import { sniffFormat } from './sniff-format.ts';

/** A file read, kept in memory as it came until the worker ends. */
type Source =
  | { readonly kind: 'photo'; readonly bytes: Uint8Array<ArrayBuffer> }
  | {
      readonly kind: 'pdf';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly pdf: PDFDocument;
    };

/**
 * Reads files and makes copies of their pages; nothing of them is written anywhere. `openDrawer` opens
 * a PDF to draw its pages, at the first one that is looked at.
 */
export function createCopies<Image>(
  pictures: Pictures<Image>,
  openDrawer: (bytes: Uint8Array<ArrayBuffer>) => Promise<PdfDrawer<Image>>,
): CopyCalls<Image> {
  const sources: Source[] = [];
  const drawers = new Map<number, Promise<PdfDrawer<Image>>>();

  const readPhoto = async (
    bytes: Uint8Array<ArrayBuffer>,
    format: 'jpeg' | 'png' | 'webp',
  ): Promise<Result<CopySource<Image>>> => {
    const size = readSize(bytes, format);
    if (size !== null && size.width * size.height > MAX_PHOTO_PIXELS) return refuseTooManyPixels();
    try {
      const image = await pictures.show(bytes, 0);
      const source = sources.push({ kind: 'photo', bytes }) - 1;
      return ok({ source, kind: 'photo', octets: bytes.length, images: [image] });
    } catch {
      return refuseUnreadable();
    }
  };

  const readPdf = async (bytes: Uint8Array<ArrayBuffer>): Promise<Result<CopySource<Image>>> => {
    const opened = await openPdf(bytes);
    if (!opened.ok) return opened;
    const pdf = opened.value;
    if (pdf.getPageCount() > MAX_COPY_PAGES) return refuseTooManyPages();
    const images: (Image | null)[] = [];
    for (const page of pdf.getPages()) {
      const scan = readScannedPage(page);
      // A picture that does not open is not shown, and is kept as it is.
      const shown = scan && (await pictures.show(scan.jpeg, scan.turns).catch(() => null));
      images.push(shown);
    }
    const source = sources.push({ kind: 'pdf', bytes, pdf }) - 1;
    return ok({ source, kind: 'pdf', octets: bytes.length, images });
  };

  const sourceOf = (page: Pick<CopyPage, 'source'>): Source => {
    const source = sources[page.source];
    if (source === undefined) throw new Error('This file was not read.');
    return source;
  };

  /** The file itself, when the pages are its own, all of them, in order and unturned. */
  const untouched = (pages: readonly CopyPage[]): Uint8Array<ArrayBuffer> | null => {
    const [first] = pages;
    const source = first === undefined ? undefined : sources[first.source];
    const isWhole =
      source?.kind === 'pdf' &&
      source.pdf.getPageCount() === pages.length &&
      pages.every(
        (page, index) => page.source === first?.source && page.page === index && page.turns === 0,
      );
    return isWhole ? source.bytes : null;
  };

  const toPdfPage = async (page: CopyPage): Promise<PdfPage> => {
    const source = sourceOf(page);
    return source.kind === 'pdf'
      ? { kind: 'pdf', pdf: source.pdf, page: page.page, turns: page.turns }
      : { kind: 'photo', jpeg: await pictures.toJpeg(source.bytes, page.turns, page.crop) };
  };

  return {
    lire: async (bytes) => {
      if (bytes.length === 0) return refuseEmpty();
      if (bytes.length > MAX_SOURCE_BYTES) return refuseTooHeavy();
      const format = sniffFormat(bytes);
      switch (format) {
        case 'pdf':
          return readPdf(bytes);
        case 'heic':
          return refuseHeic();
        case 'inconnu':
          return refuseUnknown();
        case 'jpeg':
        case 'png':
        case 'webp':
          return readPhoto(bytes, format);
      }
    },
    dessiner: async (source, page, longest) => {
      const from = sourceOf({ source });
      const side = Math.min(longest, MAX_DRAWN_SIDE);
      try {
        if (from.kind === 'photo') return ok(await pictures.show(from.bytes, 0, side));
        const drawer = drawers.get(source) ?? openDrawer(from.bytes);
        drawers.set(source, drawer);
        return ok(await (await drawer).draw(page, side));
      } catch {
        return refuseUndrawn();
      }
    },
    composer: async (pages) => {
      const [first, ...others] = pages;
      if (first === undefined) throw new Error('A copy has a page.');
      if (pages.length > MAX_COPY_PAGES) return refuseTooManyPages();
      const source = sourceOf(first);
      if (others.length === 0 && source.kind === 'photo') {
        const bytes = await pictures.toJpeg(source.bytes, first.turns, first.crop);
        return ok({ format: 'image/jpeg', pages: 1, bytes });
      }
      const asIs = untouched(pages);
      if (asIs !== null) return ok({ format: 'application/pdf', pages: pages.length, bytes: asIs });
      const made: PdfPage[] = [];
      for (const page of pages) made.push(await toPdfPage(page));
      return ok({ format: 'application/pdf', pages: pages.length, bytes: await makePdf(made) });
    },
  };
}

function refuseEmpty(): Result<never> {
  return refuse('fichier-vide', 'Ce fichier est vide. Choisissez-en un autre.');
}

function refuseTooHeavy(): Result<never> {
  return refuse(
    'fichier-trop-lourd',
    'Ce fichier dépasse 100\u00a0Mo\u00a0: Relais ne l’ouvre pas. Numérisez de nouveau, en qualité normale.',
  );
}

function refuseTooManyPixels(): Result<never> {
  return refuse(
    'photo-trop-grande',
    'Cette photo est trop grande pour ce poste (plus de 130 millions de points). Reprenez-la en qualité normale.',
  );
}

function refuseUnreadable(): Result<never> {
  return refuse(
    'photo-illisible',
    'Cette photo ne s’ouvre pas\u00a0: son fichier est endommagé, ou la mémoire manque. Reprenez-la, ou fermez d’autres programmes.',
  );
}

function refuseUndrawn(): Result<never> {
  return refuse(
    'page-non-dessinee',
    'Cette page ne peut pas être montrée ici, mais elle est gardée telle quelle. Pour la lire, enregistrez-la hors de Relais.',
  );
}

function refuseHeic(): Result<never> {
  return refuse(
    'photo-heic',
    'Les photos HEIC des iPhone ne s’ouvrent pas ici. Sur le téléphone\u00a0: Réglages, Appareil photo, Formats, «\u00a0Le plus compatible\u00a0», puis reprenez la photo.',
  );
}

function refuseUnknown(): Result<never> {
  return refuse(
    'format-inconnu',
    'Relais ne garde que des photos (JPEG, PNG, WebP) et des PDF. Numérisez le document, ou enregistrez-le en PDF.',
  );
}

function refuseTooManyPages(): Result<never> {
  return refuse(
    'trop-de-pages',
    `Une copie a ${MAX_COPY_PAGES} pages au plus. Gardez seulement celles qu’il faut, ou faites plusieurs copies.`,
  );
}
