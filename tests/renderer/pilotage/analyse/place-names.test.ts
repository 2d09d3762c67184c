import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeNames } from '../../../../renderer/pilotage/analyse/place-names.ts';

const WIDTH = 560;

const circleArbitrary = fc.record({
  name: fc.stringMatching(/^[A-Z][a-z]{2,24}$/),
  words: fc.constantFrom('12', 'rien reçu', '2 206'),
  value: fc.option(fc.nat(5000)),
  x: fc.integer({ min: 40, max: 520 }),
  y: fc.integer({ min: 40, max: 600 }),
  radius: fc.integer({ min: 4, max: 28 }),
});

const florac = { name: 'Florac', words: '1 794', value: 1794, x: 330, y: 470, radius: 15 };
const pont = { name: 'Le Pont-de-Montvert', words: '700', value: 700, x: 402, y: 444, radius: 8 };

it('writes no name over another, nor out of the drawing, and none of what is withheld', () => {
  fc.assert(
    fc.property(fc.array(circleArbitrary, { maxLength: 40 }), fc.nat(12), (circles, named) => {
      const placed = placeNames(circles, WIDTH, named);
      expect(placed.length).toBeLessThanOrEqual(named);
      for (const [index, { at, end, y, value }] of placed.entries()) {
        expect(value).not.toBeNull();
        expect(Math.min(at, end)).toBeGreaterThanOrEqual(0);
        expect(Math.max(at, end)).toBeLessThanOrEqual(WIDTH);
        for (const other of placed.slice(0, index)) {
          const isApart =
            Math.abs(other.y - y) > 20 ||
            Math.max(at, end) < Math.min(other.at, other.end) ||
            Math.min(at, end) > Math.max(other.at, other.end);
          expect(isApart).toBe(true);
        }
      }
    }),
  );
});

it('writes on the other side what would be over a name', () => {
  expect(placeNames([pont], WIDTH, null)).toMatchObject([{ onLeft: true }]);
  expect(placeNames([florac, pont], WIDTH, null)).toMatchObject([
    { name: 'Florac', onLeft: false },
    { name: 'Le Pont-de-Montvert', onLeft: false },
  ]);
});

it('writes every name when all are asked for, what is withheld included', () => {
  const crowd = Array.from({ length: 5 }, () => ({ ...florac, value: null }));
  expect(placeNames(crowd, WIDTH, null)).toHaveLength(5);
  expect(placeNames(crowd, WIDTH, 10)).toEqual([]);
});
