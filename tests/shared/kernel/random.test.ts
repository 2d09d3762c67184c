import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import { createId, toHex } from '../../../shared/kernel/random.ts';

const sixteenBytes = fc.uint8Array({ minLength: 16, maxLength: 16 });

/** The id drawn from these very bytes. */
function idFrom(bytes: Uint8Array): string {
  return createId({
    bytes: (length) => {
      expect(length).toBe(16);
      return bytes.slice();
    },
  });
}

const bitsOf = (id: string) => BigInt(`0x${id.replaceAll('-', '')}`);

afterEach(() => vi.unstubAllGlobals());

describe('an identifier', () => {
  it('is a version 4 UUID, in lower case, whatever bytes are drawn', () => {
    fc.assert(
      fc.property(sixteenBytes, (bytes) => {
        const id = idFrom(bytes);
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(idSchema.parse(id)).toBe(id);
      }),
    );
  });

  it('carries 122 drawn bits and nothing else: no time, no counter, no machine', () => {
    fc.assert(
      fc.property(sixteenBytes, (bytes) => {
        const id = bitsOf(idFrom(bytes));
        let drawn = 0;
        for (let bit = 0; bit < 128; bit += 1) {
          const flipped = bytes.slice();
          flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
          const changed = bitsOf(idFrom(flipped)) ^ id;
          if (changed !== 0n) drawn += 1;
          // One drawn bit moves one bit of the id, at its own place.
          expect([0n, 1n << BigInt(127 - bit)]).toContain(changed);
        }
        expect(drawn).toBe(122);
      }),
      { numRuns: 10 },
    );
  });

  it('is drawn without a look at any clock', () => {
    const bytes = Uint8Array.from({ length: 16 }, (_, index) => index * 3);
    const before = idFrom(bytes);
    const noClock = () => {
      throw new Error('A clock was read.');
    };
    vi.stubGlobal('Date', { now: noClock });
    vi.stubGlobal('performance', { now: noClock });
    vi.stubGlobal('Temporal', { Now: { instant: noClock } });
    const after = idFrom(bytes);
    vi.unstubAllGlobals();
    expect(after).toBe(before);
  });
});

describe('hexadecimal', () => {
  it('says two digits a byte', () => {
    expect(toHex(Uint8Array.of(0, 1, 15, 16, 255))).toBe('00010f10ff');
  });
});
