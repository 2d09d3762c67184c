import { describe, expect, it } from 'vitest';
import {
  dureeKeys,
  natureKeys,
  readFavoriKeys,
} from '../../../../shared/domain/saisie/favori-keys.ts';
import { dureeSchema, natureSchema } from '../../../../shared/domain/vocabulary/demande-details.ts';

describe('the keys of a favourite', () => {
  it.each([
    ['1', { digit: 1, nature: null, dureeMinutes: null, rest: '' }],
    ['3p', { digit: 3, nature: 'impression-scan', dureeMinutes: null, rest: '' }],
    ['3pv', { digit: 3, nature: 'impression-scan', dureeMinutes: 20, rest: '' }],
    ['9DH', { digit: 9, nature: 'demarche-accompagnee', dureeMinutes: 60, rest: '' }],
    [
      '2ic ok guidage',
      { digit: 2, nature: 'information-orientation', dureeMinutes: 5, rest: 'ok guidage' },
    ],
    ['2ic ', { digit: 2, nature: 'information-orientation', dureeMinutes: 5, rest: '' }],
  ])('« %s » are read', (text, keys) => {
    expect(readFavoriKeys(text)).toEqual(keys);
  });

  it.each([
    '',
    '0',
    '0pv',
    '12',
    '20',
    '1h',
    '1h30',
    '1 h',
    '5mn',
    '5min',
    '5 caf',
    '1z',
    '1pz',
    '1pvx',
    ' 1',
    'caf 1pv',
    '1p v',
    '1p ok',
    "5'",
  ])('« %s » stays an ordinary line', (text) => {
    expect(readFavoriKeys(text)).toBeNull();
  });

  it('say every nature and every usual durée, each in three strokes of its own', () => {
    const read = natureSchema.options.flatMap((nature) =>
      dureeKeys.map(({ key }) => readFavoriKeys(`1${natureKeys[nature]}${key}`)),
    );
    expect(read.map((keys) => keys?.nature)).toEqual(
      natureSchema.options.flatMap((nature) => dureeKeys.map(() => nature)),
    );
    expect([...new Set(read.map((keys) => keys?.dureeMinutes))]).toEqual([
      5, 10, 15, 20, 30, 45, 60, 90, 120,
    ]);
    for (const { minutes } of dureeKeys) expect(dureeSchema.parse(minutes)).toBe(minutes);
  });
});
