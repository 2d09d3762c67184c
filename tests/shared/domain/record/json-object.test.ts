import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { isJsonObject } from '../../../../shared/domain/record/json-object.ts';

const slow = z.record(z.string(), z.json());

it('what is taken for a JSON object is what the schema takes for one, whatever it is', () => {
  const anything = fc.anything({
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withBigInt: true,
    withNullPrototype: true,
  });
  fc.assert(
    fc.property(fc.oneof(anything, fc.dictionary(fc.string(), anything), fc.object()), (value) => {
      expect(isJsonObject(value)).toBe(slow.safeParse(value).success);
    }),
    { numRuns: 2000 },
  );
});

it.each([
  [{}, true],
  [{ a: [{ b: null }, 'c', 1.5, false] }, true],
  [[], false],
  [null, false],
  [{ a: undefined }, false],
  [{ a: Number.NaN }, false],
  [{ a: new Date(0) }, false],
  [{ a: [() => 1] }, false],
])('%j: %s', (value, is) => {
  expect(isJsonObject(value)).toBe(is);
});
