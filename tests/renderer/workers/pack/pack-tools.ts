import type { PackTools } from '../../../../renderer/workers/pack/draw-pack.ts';
import type { PreparedPage } from '../../../../shared/documents/packs/pack-messages.ts';
import { ok, refuse } from '../../../../shared/kernel/result.ts';
import { paperFonts } from '../../../support/paper-fonts.ts';
import { wideTypeface } from '../../../support/wide-typeface.ts';

/** What a pack is drawn with in Node: copies from memory, pictures taken as they are. */
export function createPackTools(
  copies: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  prepared: ReadonlyMap<string, readonly PreparedPage[]> = new Map(),
): PackTools & {
  readonly asked: string[];
  readonly parts: number[];
  /** The pages of PDFs that were drawn to be looked at. */
  readonly rasterised: number[];
  readonly made: Map<string, readonly PreparedPage[]>;
} {
  const asked: string[] = [];
  const parts: number[] = [];
  const rasterised: number[] = [];
  const made = new Map<string, readonly PreparedPage[]>();
  return {
    asked,
    rasterised,
    made,
    prepared,
    onPrepared: (cle, pages) => made.set(cle, pages),
    parts,
    fonts: paperFonts,
    wideTypeface,
    pictures: {
      show: () => Promise.reject(new Error('Nothing is shown here.')),
      // As a browser refuses one that is cut short.
      toJpeg: (photo) =>
        photo.length < 400 ? Promise.reject(new Error('Cut short.')) : Promise.resolve(photo),
    },
    read: (cle) => {
      asked.push(cle);
      const bytes = copies.get(cle);
      return Promise.resolve(
        bytes === undefined
          ? refuse('copie-absente', 'Cette copie n’est plus sur le disque.')
          : ok(bytes.slice()),
      );
    },
    keep: (jpeg) => new Blob([jpeg], { type: 'image/jpeg' }),
    rasterise: (_, page) => {
      rasterised.push(page);
      return Promise.resolve(null);
    },
    onProgress: (part) => parts.push(part),
  };
}
