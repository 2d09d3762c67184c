import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isMaskOver,
  judgePin,
  MAX_MINUTES,
  MAX_TRIES,
  refusePin,
} from '../../../renderer/features/masque/mask-rules.ts';

const pins = fc.stringMatching(/^[0-9]{4,6}$/);

describe('the code of the mask', () => {
  it('opens with the right code, whatever went before', () => {
    fc.assert(
      fc.property(pins, fc.nat({ max: MAX_TRIES - 1 }), (pin, wrong) => {
        expect(judgePin(pin, pin, wrong)).toEqual({ kind: 'ouvert' });
      }),
    );
  });

  it('locks at the fifth wrong code, and says how many are left before', () => {
    const outcomes = [0, 1, 2, 3, 4].map((wrong) => judgePin('0000', '2468', wrong));
    expect(outcomes).toEqual([
      { kind: 'faux', left: 4 },
      { kind: 'faux', left: 3 },
      { kind: 'faux', left: 2 },
      { kind: 'faux', left: 1 },
      { kind: 'verrouille' },
    ]);
  });

  it('is four to six digits, not one digit repeated, typed twice alike', () => {
    expect(refusePin('2468', '2468')).toBeNull();
    expect(refusePin('246810', '246810')).toBeNull();
    expect(refusePin('246', '246')).toBe('Choisissez de 4 à 6 chiffres.');
    expect(refusePin('2468101', '2468101')).toBe('Choisissez de 4 à 6 chiffres.');
    expect(refusePin('24a8', '24a8')).toBe('Choisissez de 4 à 6 chiffres.');
    expect(refusePin('7777', '7777')).toMatch(/même chiffre/);
    expect(refusePin('2468', '2469')).toMatch(/diffèrent/);
  });
});

describe('the half hour of the mask', () => {
  const since = Temporal.Instant.from('2026-11-21T09:00:00Z');

  it('is not over a second before, and is over from then on', () => {
    expect(isMaskOver(since, since.add({ seconds: MAX_MINUTES * 60 - 1 }))).toBe(false);
    expect(isMaskOver(since, since.add({ minutes: MAX_MINUTES }))).toBe(true);
    expect(isMaskOver(since, since.add({ hours: 48 }))).toBe(true);
  });

  it('is over when the clock went back: time that cannot be measured is not given', () => {
    expect(isMaskOver(since, since.subtract({ seconds: 1 }))).toBe(true);
  });
});
