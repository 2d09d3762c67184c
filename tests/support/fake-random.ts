import { createHash } from 'node:crypto';
import type { Random } from '../../shared/kernel/random.ts';

/** Bytes that look random and are the same at each run: SHA-256 of a seed and a counter. */
export function createFakeRandom(seed: string): Random {
  let counter = 0;
  return {
    bytes: (length) => {
      const bytes = new Uint8Array(length);
      for (let start = 0; start < length; start += 32) {
        counter += 1;
        const block = createHash('sha256').update(`${seed}|${counter}`).digest();
        bytes.set(block.subarray(0, Math.min(32, length - start)), start);
      }
      return bytes;
    },
  };
}
