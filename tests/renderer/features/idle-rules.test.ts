import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeIdle, WARNED } from '../../../renderer/features/masque/idle-rules.ts';

const seen = Temporal.Instant.from('2026-05-12T08:00:00Z');
const after = (seconds: number) => seen.add({ seconds });

describe('a desk nobody touches', () => {
  it('says so for its last minute, then locks', () => {
    const verdicts = [0, 839, 840, 899, 900].map((seconds) => judgeIdle(seen, after(seconds), 15));
    expect(verdicts).toEqual(['la', 'la', 'bientot', 'bientot', 'parti']);
  });

  it('locks at its minutes and never before, whatever was chosen', () => {
    fc.assert(
      fc.property(fc.constantFrom(5, 10, 15, 30), fc.nat({ max: 100_000 }), (minutes, seconds) => {
        const verdict = judgeIdle(seen, after(seconds), minutes);
        expect(verdict === 'parti').toBe(seconds >= minutes * 60);
        expect(verdict === 'la').toBe(minutes * 60 - seconds > WARNED);
      }),
    );
  });

  it('is not taken for left by a clock set back, and is by a machine that slept', () => {
    expect(judgeIdle(seen, after(-86_400), 15)).toBe('la');
    expect(judgeIdle(seen, after(86_400), 15)).toBe('parti');
  });
});
