import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createArrivalThrottle,
  MAX_A_MINUTE,
} from '../../../../renderer/features/visiteurs/arrival-throttle.ts';
import { createClock } from '../../../../shared/kernel/clock.ts';

describe('the numbers given', () => {
  it('are a few a minute, whatever is pressed', () => {
    let now = 0;
    const mayGive = createArrivalThrottle(createClock(() => now));
    const given = Array.from({ length: 50 }, () => {
      now += 1000;
      return mayGive();
    });
    expect(given.filter(Boolean)).toHaveLength(MAX_A_MINUTE);
    now = 61_000;
    expect(mayGive()).toBe(true);
  });

  it('are never more in any minute, whenever the buttons are pressed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30_000 }), { maxLength: 80 }), (pauses) => {
        let now = 0;
        const mayGive = createArrivalThrottle(createClock(() => now));
        const given: number[] = [];
        for (const pause of pauses) {
          now += pause;
          if (mayGive()) given.push(now);
        }
        for (const [index, at] of given.entries()) {
          const before = given[index - MAX_A_MINUTE];
          expect(before === undefined || at - before >= 60_000).toBe(true);
        }
      }),
    );
  });

  it('are not refused for an hour when the clock is set back by one', () => {
    let now = 3_600_000;
    const mayGive = createArrivalThrottle(createClock(() => now));
    for (let press = 0; press < MAX_A_MINUTE; press += 1) mayGive();
    expect(mayGive()).toBe(false);
    now = 0;
    expect(mayGive()).toBe(true);
  });
});
