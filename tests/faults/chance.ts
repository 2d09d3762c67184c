import { createHash } from 'node:crypto';

/** Draws that depend on a seed alone: a failing seed is played again as it was. */
export interface Chance {
  /** From 0 to one less than `n`. */
  below(n: number): number;
  /** One time in `n`. */
  oneIn(n: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
}

export function createChance(seed: number): Chance {
  let count = 0;
  const below = (n: number): number => {
    count += 1;
    const hash = createHash('sha256').update(`${seed}|${count}`).digest();
    return hash.readUInt32BE(0) % n;
  };
  return {
    below,
    oneIn: (n) => below(n) === 0,
    pick: (from) => from[below(from.length)] ?? from[0],
  };
}
