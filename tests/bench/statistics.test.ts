import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { turnsOf } from '../../bench/harness/rounds.ts';
import {
  bootstrap,
  controlRatios,
  isTrusted,
  median,
  quantile,
  ratios,
} from '../../bench/harness/statistics.ts';
import type { Turns } from '../../bench/harness/statistics.ts';

const time = fc.double({ min: 0.001, max: 10_000, noNaN: true });
const times = fc.array(time, { minLength: 1, maxLength: 40 });
const turns: fc.Arbitrary<Turns> = fc.tuple(time, time);

describe('the figures of a bench', () => {
  it('a quantile lies among the values, and grows with its share', () => {
    fc.assert(
      fc.property(times, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const found = quantile(values, share);
        expect(found).toBeGreaterThanOrEqual(Math.min(...values));
        expect(found).toBeLessThanOrEqual(Math.max(...values));
        expect(found).toBeGreaterThanOrEqual(quantile(values, share / 2));
      }),
    );
  });

  it('half of the values are at or under the median, whatever their order', () => {
    fc.assert(
      fc.property(times, (values) => {
        const middle = median(values);
        expect(median(values.toReversed())).toBe(middle);
        expect(values.filter((value) => value <= middle).length * 2).toBeGreaterThanOrEqual(
          values.length,
        );
      }),
    );
  });

  it('nothing measured has no median', () => {
    expect(() => median([])).toThrow('Nothing was measured');
  });

  it('an interval holds its median, and is the same for the same rounds', () => {
    fc.assert(
      fc.property(times, fc.integer(), (values, seed) => {
        const found = bootstrap(values, seed);
        expect(found.low).toBeLessThanOrEqual(found.median);
        expect(found.high).toBeGreaterThanOrEqual(found.median);
        expect(bootstrap(values, seed)).toEqual(found);
      }),
      { numRuns: 20 },
    );
  });

  it('an interval covers the true ratio about as often as it says', () => {
    // Rounds around 2, their noise drawn by the property’s own seed.
    let covered = 0;
    const runs = 60;
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 15, maxLength: 15 }),
        (noise) => {
          const { low, high } = bootstrap(
            noise.map((one) => 2 + one),
            1,
          );
          if (low <= 2 && high >= 2) covered += 1;
        },
      ),
      { numRuns: runs, seed: 7 },
    );
    expect(covered).toBeGreaterThan(runs * 0.7);
  });

  it('rounds that never change have an interval without width', () => {
    expect(bootstrap([3, 3, 3, 3], 1)).toEqual({ median: 3, low: 3, high: 3 });
  });

  it('a ratio says how many times the baseline, whatever speed the machine has in a round', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(turns, fc.double({ min: 0.1, max: 10, noNaN: true })), { minLength: 1 }),
        (rounds) => {
          const baseline = rounds.map(([[a, b], speed]): Turns => [a * speed, b * speed]);
          const candidate = rounds.map(([[a, b], speed]): Turns => [3 * a * speed, 3 * b * speed]);
          for (const ratio of ratios(candidate, baseline)) expect(ratio).toBeCloseTo(3, 6);
        },
      ),
    );
  });

  it('a ratio turned over is the ratio of the other side', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(turns, turns), { minLength: 1 }), (rounds) => {
        const [one, other] = [rounds.map(([a]) => a), rounds.map(([, b]) => b)];
        const back = ratios(other, one);
        for (const [round, ratio] of ratios(one, other).entries())
          expect(ratio * (back[round] ?? 0)).toBeCloseTo(1, 6);
      }),
    );
  });

  it('sides with different numbers of rounds are not compared', () => {
    expect(() => ratios([[1, 1]], [])).toThrow('Each round has both sides');
  });
});

describe('the control of a bench', () => {
  it('a steady baseline is trusted, even when each second turn is slower by the same share', () => {
    fc.assert(
      fc.property(time, fc.double({ min: 0.5, max: 2, noNaN: true }), (base, drift) => {
        const even = Array.from({ length: 16 }, (): Turns => [base, base * drift]);
        expect(controlRatios(even)[0]).toBeCloseTo(1 / drift, 6);
        expect(controlRatios(even)[1]).toBeCloseTo(drift, 6);
        expect(isTrusted(even.map(() => 1))).toBe(true);
      }),
    );
  });

  it('a baseline that differs from itself by more than a twentieth is not', () => {
    expect(isTrusted([1.06, 1.06, 1.06])).toBe(false);
    expect(isTrusted([0.94, 0.94, 0.94])).toBe(false);
    expect(isTrusted([0.96, 1.2, 1.04])).toBe(true);
  });
});

describe('the turns of a round', () => {
  it('go there and back, then back and there: each side twice, at the same place on average', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 6 }),
        fc.nat(40),
        (sides, round) => {
          const order = turnsOf(sides, round);
          expect(order).toEqual(order.toReversed());
          const places = sides.map((side) =>
            order.flatMap((one, place) => (one === side ? [place] : [])),
          );
          for (const both of places) {
            expect(both).toHaveLength(2);
            expect((both[0] ?? 0) + (both[1] ?? 0)).toBe(order.length - 1);
          }
        },
      ),
    );
    expect(turnsOf(['A', 'B'], 0)).toEqual(['A', 'B', 'B', 'A']);
    expect(turnsOf(['A', 'B'], 1)).toEqual(['B', 'A', 'A', 'B']);
  });
});
