import type { Result } from '../../kernel/result.ts';
import type { Crop, Turns } from './crop.ts';

/** The most pages of a copy. */
export const MAX_COPY_PAGES = 60;

/** The most bytes of a file that is read: photos are reduced afterwards. */
export const MAX_SOURCE_BYTES = 100 * 1024 * 1024;

/** The longest side of a page drawn to be looked at, in pixels: A4 at 340 dots an inch, 45 MB. */
export const MAX_DRAWN_SIDE = 4000;

/** The most pixels of a photo: beyond it, opening it takes more memory than a desk has. */
export const MAX_PHOTO_PIXELS = 130_000_000;

/** A page of a copy being made: which page of which file, as it is to be turned and cut. */
export interface CopyPage {
  readonly source: number;
  readonly page: number;
  readonly turns: Turns;
  readonly crop: Crop;
}

/**
 * A file that was read. `images` has one picture a page, to be looked at; null for a page of a PDF that
 * is not a scanned picture. A photo has one page, the only one that may be cut.
 */
export interface CopySource<Image> {
  readonly source: number;
  readonly kind: 'photo' | 'pdf';
  readonly octets: number;
  readonly images: readonly (Image | null)[];
}

/** What is to be kept: one photo alone is a JPEG, everything else a PDF. */
export interface MadeCopy {
  readonly format: 'application/pdf' | 'image/jpeg';
  readonly pages: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Everything the page asks of the worker that makes copies, and what it answers. */
export interface CopyCalls<Image> {
  /**
   * Refusals: `fichier-vide`, `fichier-trop-lourd`, `photo-trop-grande`, `photo-heic`, `format-inconnu`,
   * `photo-illisible`, `pdf-protege`, `pdf-endommage`, `trop-de-pages`.
   */
  lire(file: Uint8Array<ArrayBuffer>): Promise<Result<CopySource<Image>>>;
  /**
   * A page of a file read, to be looked at closely: its longest side in pixels, `MAX_DRAWN_SIDE` at
   * most. Refusal: `page-non-dessinee`.
   */
  dessiner(source: number, page: number, longest: number): Promise<Result<Image>>;
  composer(pages: readonly CopyPage[]): Promise<Result<MadeCopy>>;
}

/** The name of a call. */
export type CopyCall = keyof CopyCalls<unknown>;
