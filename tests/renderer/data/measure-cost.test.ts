import { expect, it } from 'vitest';
import { measureCost, strongestCost } from '../../../renderer/data/vault/measure-cost.ts';
import { DEFAULT_ARGON2_COST } from '../../../shared/domain/vault/vault-file.ts';
import { createClock } from '../../../shared/kernel/clock.ts';
import { vaultFile } from '../../support/host-records.ts';

/** What a machine that takes so many milliseconds for the recommended choice is given. */
async function passesOn(milliseconds: number): Promise<number> {
  let now = 0;
  const cost = await measureCost(
    async () => {
      now += milliseconds;
      return new Uint8Array(32);
    },
    createClock(() => now),
  );
  expect(cost).toMatchObject({ memoryKiB: 65_536, parallelism: 1 });
  return cost.iterations;
}

it('a quick machine makes more passes, a slow one never less than the recommended three', async () => {
  expect(await passesOn(210)).toBe(10);
  expect(await passesOn(420)).toBe(5);
  expect(await passesOn(3000)).toBe(3);
  expect(await passesOn(0)).toBe(12);
});

it('a new way in costs as much as the strongest there is', () => {
  const vault = vaultFile();
  const [wrap] = vault.wraps;
  if (wrap === undefined) throw new Error('A vault has a way in.');
  expect(strongestCost(vault)).toEqual(DEFAULT_ARGON2_COST);
  const strong = { ...DEFAULT_ARGON2_COST, iterations: 9 };
  expect(strongestCost({ wraps: [wrap, { ...wrap, cost: strong }, wrap] })).toEqual(strong);
});
