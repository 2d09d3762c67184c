import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCanonicalText } from '../../../shared/sync/canonical.ts';

/** The same value with the fields of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}

const json = fc.jsonValue({ stringUnit: 'grapheme', maxDepth: 4 });

describe('the canonical text', () => {
  it.each<[unknown, string]>([
    [{ b: 1, a: [2, { d: 4, c: 3 }] }, '{"a":[2,{"c":3,"d":4}],"b":1}'],
    // Fields are ordered by UTF-16 code units (RFC 8785, 3.2.3).
    [
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
    [[1e21, 1e-7, 0.1, -0, 100, 5e-324], '[1e+21,1e-7,0.1,0,100,5e-324]'],
    ['œuvre « é » \u2028 "\\ \n \u0007', '"œuvre « é » \u2028 \\"\\\\ \\n \\u0007"'],
    [null, 'null'],
  ])('of %j is as RFC 8785 says', (value, text) => {
    expect(toCanonicalText(value)).toBe(text);
  });

  it('does not depend on the order of fields', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(toCanonicalText(turned(value))).toBe(toCanonicalText(value));
      }),
    );
  });

  it('reads back as the value, and is its own canonical text', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = toCanonicalText(value);
        const back: unknown = JSON.parse(text);
        expect(back).toEqual(JSON.parse(JSON.stringify(value)));
        expect(toCanonicalText(back)).toBe(text);
      }),
    );
  });

  it('keeps letters as they are typed: two ways to write é are two texts', () => {
    expect(toCanonicalText('é'.normalize('NFC'))).not.toBe(toCanonicalText('é'.normalize('NFD')));
  });

  it.each<[unknown, string]>([
    [undefined, 'Not a JSON value'],
    [() => 1, 'Not a JSON value'],
    [NaN, 'NaN'],
    [{ n: Infinity }, 'Infinity'],
    // Half of a surrogate pair, which UTF-8 cannot carry.
    [{ note: '\ud83d' }, 'surrogate'],
  ])('refuses %s, which JSON cannot say', (value, message) => {
    expect(() => toCanonicalText(value)).toThrow(message);
  });
});
