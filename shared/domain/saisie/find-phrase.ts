import type { Token } from './fold.ts';
import { singular } from './fold.ts';
import type { How } from './forms.ts';
import type { Lexicon } from './lexicon.ts';
import { mergeMeanings } from './meaning.ts';
import type { Meaning } from './meaning.ts';

/** A phrase of the lexicon read in a line: how many words it takes, and what it may mean. */
export interface FoundPhrase {
  readonly length: number;
  readonly phrase: string;
  readonly meanings: readonly Meaning[];
  readonly how: How;
}

/**
 * The longest phrase of the lexicon starting at token `at`: as listed, else but for plural marks,
 * else with one slip in one word. A slip with several targets gives all of them. Null: nothing known.
 */
export function findPhrase(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
): FoundPhrase | null {
  for (let length = joinable(tokens, at, lexicon.longest); length > 0; length -= 1) {
    const words = tokens.slice(at, at + length).map(({ text }) => text);
    const phrase = words.join(' ');
    const form = lexicon.forms.get(phrase);
    if (form !== undefined) return { length, phrase, ...form };
    const plural = lexicon.singulars.get(singular(phrase));
    if (plural !== undefined) return { length, phrase, meanings: plural, how: 'pluriel' };
    const meanings = slippedMeanings(words, lexicon);
    if (meanings.length > 0) return { length, phrase, meanings, how: 'faute' };
  }
  return null;
}

/** How many tokens from `at` may stand in one phrase: no separator between them. */
export function joinable(tokens: readonly Token[], at: number, longest: number): number {
  let length = 1;
  while (length < longest && tokens[at + length]?.apart === false) length += 1;
  return length;
}

/** The phrases of the lexicon one slip away from these words, in one of them. */
export function slippedPhrases(words: readonly string[], lexicon: Lexicon): readonly string[] {
  return words.flatMap((word, at) =>
    isOwnWord(word, lexicon)
      ? []
      : lexicon.neighbours
          .around(word)
          .map((neighbour) => words.with(at, neighbour).join(' '))
          .filter((phrase) => lexicon.forms.has(phrase)),
  );
}

function slippedMeanings(words: readonly string[], lexicon: Lexicon): readonly Meaning[] {
  return mergeMeanings(
    slippedPhrases(words, lexicon).flatMap((phrase) => lexicon.forms.get(phrase)?.meanings ?? []),
  );
}

/** A word that stands for itself is never taken for a slip of another. */
function isOwnWord(word: string, lexicon: Lexicon): boolean {
  return (
    lexicon.liaisons.has(word) ||
    lexicon.courants.has(word) ||
    lexicon.forms.has(word) ||
    lexicon.singulars.has(singular(word))
  );
}
