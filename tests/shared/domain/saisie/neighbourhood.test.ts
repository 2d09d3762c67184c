import { describe, expect, it } from 'vitest';
import { createNeighbourhood } from '../../../../shared/domain/saisie/neighbourhood.ts';

const { around } = createNeighbourhood([
  'retraite',
  'actualiser',
  'actualisee',
  'loyer',
  'apl',
  'c2sx',
]);

describe('the words around a word', () => {
  it.each([
    ['retrate', 'a letter missing'],
    ['retraitte', 'a letter added'],
    ['retraide', 'a letter replaced'],
    ['retriate', 'two letters swapped'],
    ['etraite', 'the first letter missing'],
    ['retraites', 'a letter at the end'],
  ])('are found for « %s »: %s', (typed) => {
    expect(around(typed)).toEqual(['retraite']);
  });

  it('are all those at one slip', () => {
    expect(around('actualise')).toEqual(['actualiser', 'actualisee']);
  });

  it.each(['retraite', 'retrtaie', 'retate', 'apk', 'apll', 'c2sy', 'rrloyer', ''])(
    'are none for « %s »',
    (typed) => {
      expect(around(typed)).toEqual([]);
    },
  );
});
