import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  elapsedSeconds,
  isRunning,
  measuredMinutes,
  startLaps,
  stopLaps,
} from '../../../../shared/domain/presence/laps.ts';
import { lapsSchema } from '../../../../shared/domain/presence/schema.ts';
import type { Laps } from '../../../../shared/domain/presence/schema.ts';

const at = (seconds: number) =>
  Temporal.Instant.from('2026-05-12T08:00:00Z').add({ seconds: Math.round(seconds) });

describe('the clock of a visite', () => {
  it('measures the time between start and stop, pauses left out', () => {
    let laps = startLaps([], at(0));
    laps = stopLaps(laps, at(600));
    laps = startLaps(laps, at(900));
    expect(isRunning(laps)).toBe(true);
    expect(elapsedSeconds(laps, at(960))).toBe(660);
    expect(measuredMinutes(laps, at(960))).toBe(11);
  });

  it('measures nothing before it starts', () => {
    expect(measuredMinutes([], at(0))).toBeNull();
    expect(isRunning([])).toBe(false);
  });

  it('counts a minute at least once it has started, and a day at most', () => {
    expect(measuredMinutes(startLaps([], at(0)), at(5))).toBe(1);
    expect(measuredMinutes(startLaps([], at(0)), at(3 * 86_400))).toBe(1440);
  });

  it('starts once and stops once, however often it is asked', () => {
    const running = startLaps([], at(0));
    expect(startLaps(running, at(5))).toBe(running);
    const stopped = stopLaps(running, at(10));
    expect(stopLaps(stopped, at(20))).toBe(stopped);
    expect(stopLaps([], at(0))).toEqual([]);
  });

  it('never measures a negative time, whatever the desk’s clock does', () => {
    const moves = fc.array(
      fc.record({ start: fc.boolean(), at: fc.integer({ min: -100_000, max: 100_000 }) }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(moves, fc.integer({ min: -100_000, max: 100_000 }), (list, now) => {
        let laps: readonly Laps[] = [];
        for (const move of list)
          laps = move.start ? startLaps(laps, at(move.at)) : stopLaps(laps, at(move.at));
        for (const lap of laps) expect(lapsSchema.parse(lap)).toEqual(lap);
        expect(elapsedSeconds(laps, at(now))).toBeGreaterThanOrEqual(0);
        // Only the last stretch may be open.
        expect(laps.slice(0, -1).every(({ fin }) => fin !== null)).toBe(true);
      }),
    );
  });
});
