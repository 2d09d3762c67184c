/** Quarter turns clockwise. */
export type Turns = 0 | 1 | 2 | 3;

/** The part kept of a picture as it is shown, turned: each number in parts of its sides, 0 to 1. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The whole picture. */
export const WHOLE: Crop = { x: 0, y: 0, width: 1, height: 1 };

/** The least part of a side that may be kept. */
export const MIN_CROP = 0.05;

/** One more quarter turn clockwise. */
export function turnOnce(turns: Turns): Turns {
  return ((turns + 1) % 4) as Turns;
}

/** The same part of a picture, once it has made one more quarter turn clockwise. */
export function turnCrop({ x, y, width, height }: Crop): Crop {
  return { x: 1 - y - height, y: x, width: height, height: width };
}

/** The crop between two corners, wherever they are, kept inside the picture and of some size. */
export function cropBetween(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): Crop {
  const [x, width] = span(from.x, to.x);
  const [y, height] = span(from.y, to.y);
  return { x, y, width, height };
}

function span(from: number, to: number): readonly [start: number, length: number] {
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const length = Math.max(MIN_CROP, Math.abs(clamp(to) - clamp(from)));
  return [Math.min(1 - length, clamp(Math.min(from, to))), length];
}
