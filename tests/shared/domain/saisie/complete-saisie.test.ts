import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeSaisie } from '../../../../shared/domain/saisie/complete-saisie.ts';
import { meaningKey } from '../../../../shared/domain/saisie/meaning.ts';
import { parseSaisie } from '../../../../shared/domain/saisie/parse-saisie.ts';
import { shippedLexicon as lexicon, shippedWords as words } from './shipped-lexicon.ts';

function complete(text: string): readonly string[] {
  return completeSaisie(text, lexicon).map(({ replacement }) => replacement);
}

describe('the word being typed', () => {
  it.each([
    ['actualisat', 'actualisation'],
    ['caf 20 pass', 'caf 20 passeport'],
    ['pole emp', 'pole emploi'],
    ['Pôle Emp', 'pole emploi'],
    ['20 carte g', '20 carte grise'],
    ['rsa guidage au b', 'rsa guidage au besoin'],
    ['actualisaton', 'actualisation'],
    ['orienté vers mission lo', 'orienté vers mission locale'],
  ])('« %s » may become « %s »', (text, expected) => {
    expect(complete(text)).toContain(expected);
  });

  it.each(['', ' ', 'caf ', 'caf 20', '394', 'zzzz', '🙂'])('« %s » has nothing to add', (text) => {
    expect(complete(text)).toEqual([]);
  });

  it('offers each way to read an ambiguous word, in words that are not', () => {
    expect(complete('secu').slice(0, 3)).toEqual(['cpam', 'caf', 'urssaf']);
  });

  it('does not offer a meaning the words before would take away', () => {
    const offered = completeSaisie('pole emp', lexicon);
    expect(offered.map(({ label }) => label)).toEqual(['France Travail']);
  });

  it('offers last what the rest of the line contradicts', () => {
    const suggestions = completeSaisie('ft ac', lexicon);
    const conflicts = suggestions.map(
      ({ replacement }) => parseSaisie(replacement, lexicon).conflicts.length,
    );
    expect(suggestions.map(({ value }) => value)).toContain('ft-actualisation');
    expect(conflicts).toEqual(conflicts.toSorted((a, b) => a - b));
    expect(conflicts.at(-1)).toBeGreaterThan(0);
  });

  it('gives at most eight suggestions, each once, each true once accepted', () => {
    const typed = fc
      .tuple(fc.constantFrom(...Object.keys(words.ambigus), ...lexicon.sortedForms), fc.nat())
      .map(([phrase, length]) => phrase.slice(0, 1 + (length % phrase.length)));
    fc.assert(
      fc.property(fc.constantFrom('', 'rsa ', 'caf, ', 'pole ', '20 '), typed, (before, prefix) => {
        const suggestions = completeSaisie(before + prefix, lexicon);
        const keys = suggestions.map(meaningKey);
        expect(suggestions.length).toBeLessThanOrEqual(8);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { replacement, ...meaning } of suggestions) {
          expect(parseSaisie(replacement, lexicon).chips.at(-1)).toMatchObject(meaning);
        }
      }),
      { numRuns: 300 },
    );
  });
});
