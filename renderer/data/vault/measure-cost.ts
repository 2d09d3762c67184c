import { DEFAULT_ARGON2_COST } from '../../../shared/domain/vault/vault-file.ts';
import type { Argon2Cost, VaultFile } from '../../../shared/domain/vault/vault-file.ts';
import type { Clock } from '../../../shared/kernel/clock.ts';
import type { DeriveKey } from './derive-key.ts';

/** Milliseconds that drawing a key may take: felt once a morning by a person, each try by a thief. */
const WANTED = 700;

/** A quick machine today must not make a slower one wait minutes, should it take its place. */
const MOST_ITERATIONS = 12;

/**
 * What argon2id may cost on this machine: never less than the recommended choice, more passes where it
 * is quick. Kept beside each way in, so that another machine opens it all the same. Rejects with
 * `KeyNotDrawn`.
 */
export async function measureCost(deriveKey: DeriveKey, clock: Clock): Promise<Argon2Cost> {
  const before = clock.now();
  const key = await deriveKey('mesure', new Uint8Array(16), DEFAULT_ARGON2_COST);
  key.fill(0);
  const taken = before.until(clock.now()).total('milliseconds');
  const onePass = Math.max(taken / DEFAULT_ARGON2_COST.iterations, 1);
  const passes = Math.floor(WANTED / onePass);
  return {
    ...DEFAULT_ARGON2_COST,
    iterations: Math.min(MOST_ITERATIONS, Math.max(DEFAULT_ARGON2_COST.iterations, passes)),
  };
}

/** The cost of a new way in beside those there are: that of the strongest. */
export function strongestCost({ wraps }: Pick<VaultFile, 'wraps'>): Argon2Cost {
  return wraps
    .map(({ cost }) => cost)
    .reduce((most, cost) => (workOf(cost) > workOf(most) ? cost : most), DEFAULT_ARGON2_COST);
}

function workOf({ memoryKiB, iterations }: Argon2Cost): number {
  return memoryKiB * iterations;
}
