import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cropBetween,
  MIN_CROP,
  turnCrop,
  turnOnce,
  WHOLE,
} from '../../../../shared/domain/copie/crop.ts';
import type { Turns } from '../../../../shared/domain/copie/crop.ts';

const corner = fc.record({
  x: fc.double({ min: -0.5, max: 1.5, noNaN: true }),
  y: fc.double({ min: -0.5, max: 1.5, noNaN: true }),
});

describe('a crop', () => {
  it('stays inside the picture and of some size, wherever its corners are put', () => {
    fc.assert(
      fc.property(corner, corner, (from, to) => {
        const { x, y, width, height } = cropBetween(from, to);
        for (const [start, length] of [
          [x, width],
          [y, height],
        ] as const) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(length).toBeGreaterThanOrEqual(MIN_CROP);
          expect(start + length).toBeLessThanOrEqual(1 + 1e-9);
        }
        expect(cropBetween(to, from)).toEqual({ x, y, width, height });
      }),
    );
  });

  it('is the one drawn, between corners inside the picture', () => {
    expect(cropBetween({ x: 0.75, y: 0.5 }, { x: 0.25, y: 0.25 })).toEqual({
      x: 0.25,
      y: 0.25,
      width: 0.5,
      height: 0.25,
    });
  });

  it('follows the picture as it turns: the top left corner goes to the top right', () => {
    expect(turnCrop({ x: 0, y: 0, width: 0.5, height: 0.25 })).toEqual({
      x: 0.75,
      y: 0,
      width: 0.25,
      height: 0.5,
    });
    expect(turnCrop(WHOLE)).toEqual(WHOLE);
  });

  it('is back where it was after four turns', () => {
    fc.assert(
      fc.property(corner, corner, (from, to) => {
        const crop = cropBetween(from, to);
        const back = turnCrop(turnCrop(turnCrop(turnCrop(crop))));
        for (const side of ['x', 'y', 'width', 'height'] as const)
          expect(back[side]).toBeCloseTo(crop[side], 9);
      }),
    );
    expect(([0, 1, 2, 3] as readonly Turns[]).map(turnOnce)).toEqual([1, 2, 3, 0]);
  });
});
