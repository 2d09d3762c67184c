import { describe, expect, it } from 'vitest';
import { canalLabels, canalSchema } from '../../../../shared/domain/vocabulary/canal.ts';
import {
  operateurLabels,
  operateurSchema,
} from '../../../../shared/domain/vocabulary/operateur.ts';
import {
  themeLabels,
  themeSchema,
  UNSPECIFIED_THEME,
} from '../../../../shared/domain/vocabulary/theme.ts';

describe.each([
  ['canal', canalSchema.options, canalLabels],
  ['opérateur', operateurSchema.options, operateurLabels],
  ['thème', themeSchema.options, themeLabels],
])('the words of each %s', (_name, options, labels) => {
  it('are there for every one of them, and for nothing else', () => {
    expect(Object.keys(labels).toSorted()).toEqual([...options].toSorted());
  });

  it('are all different, trimmed, and typeset in French', () => {
    const words = Object.values(labels);
    expect(new Set(words).size).toBe(words.length);
    for (const word of words) expect(word).toMatch(/^(?=\S)[^'"]{2,}(?<=\S)$/);
  });
});

describe('the thème of a demande nobody has specified', () => {
  it('is printed as such', () => {
    expect(themeLabels[UNSPECIFIED_THEME]).toBe('Non précisé');
  });
});
