import { WHOLE } from '../../../shared/domain/copie/crop.ts';
import type { Crop, Turns } from '../../../shared/domain/copie/crop.ts';

/** What a picture is written again as. */
export interface Reduction {
  /** Its longest side at most, in pixels. */
  readonly side: number;
  /** Of a JPEG, 0 to 1. */
  readonly quality: number;
}

/** A kept photo: an A4 page at 170 dots an inch. */
const KEPT: Reduction = { side: 2000, quality: 0.8 };

/** The longest side of a picture to be looked at. */
const SHOWN_SIDE = 1200;

/** What opens and draws pictures; rejects on one that cannot be opened. */
export interface Pictures<Image> {
  /** A picture to be looked at, upright; its longest side in pixels at most, when it is given. */
  show(photo: Uint8Array<ArrayBuffer>, turns: Turns, longest?: number): Promise<Image>;
  /**
   * A photo turned, cut, reduced and written again: where and when it was taken, and by what, are not
   * in it any more. As much as a kept photo is, unless told otherwise.
   */
  toJpeg(
    photo: Uint8Array<ArrayBuffer>,
    turns: Turns,
    crop: Crop,
    reduction?: Reduction,
  ): Promise<Uint8Array<ArrayBuffer>>;
}

/** Pictures as a browser’s worker draws them. */
export const browserPictures: Pictures<ImageBitmap> = {
  show: async (photo, turns, longest = SHOWN_SIDE) => {
    return (await draw(photo, turns, WHOLE, longest)).transferToImageBitmap();
  },
  toJpeg: async (photo, turns, crop, { side, quality } = KEPT) => {
    const canvas = await draw(photo, turns, crop, side);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    // Ten megabytes each: thirty of them would wait together for the collector.
    canvas.width = 0;
    return new Uint8Array(await blob.arrayBuffer());
  },
};

async function draw(
  photo: Uint8Array<ArrayBuffer>,
  turns: Turns,
  crop: Crop,
  longest: number,
): Promise<OffscreenCanvas> {
  // Upright as its camera held it: the browser reads that of the file itself.
  const image = await createImageBitmap(new Blob([photo]), { imageOrientation: 'from-image' });
  const isSideways = turns % 2 === 1;
  const [width, height] = isSideways ? [image.height, image.width] : [image.width, image.height];
  const [cutWidth, cutHeight] = [crop.width * width, crop.height * height];
  const scale = Math.min(1, longest / Math.max(cutWidth, cutHeight));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(cutWidth * scale)),
    Math.max(1, Math.round(cutHeight * scale)),
  );
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('No canvas to draw on.');
  // Paper is white, where a picture is transparent.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.scale(scale, scale);
  context.translate(width / 2 - crop.x * width, height / 2 - crop.y * height);
  context.rotate((turns * Math.PI) / 2);
  context.drawImage(image, -image.width / 2, -image.height / 2);
  image.close();
  return canvas;
}
