import type { Failure } from '../../kernel/result.ts';
import { readDuree } from './duree.ts';
import { findPhrase } from './find-phrase.ts';
import { tokenize } from './fold.ts';
import type { Token } from './fold.ts';
import type { How } from './forms.ts';
import type { Lexicon } from './lexicon.ts';
import type { Meaning } from './meaning.ts';
import { dureeMeaning } from './meanings.ts';

/**
 * A stretch of the line (UTF-16 offsets, end excluded), its folded words, and what they were read
 * as; `word` is one that means nothing by itself.
 */
export type Segment = {
  readonly start: number;
  readonly end: number;
  readonly phrase: string;
  /** Whether a separator keeps it apart from what comes before. */
  readonly apart: boolean;
} & (
  | { readonly read: 'known'; readonly meanings: readonly Meaning[]; readonly how: How }
  | { readonly read: 'refused'; readonly failure: Failure }
  | { readonly read: 'word' }
);

/** Cuts a line into the longest phrases of the lexicon, durées, and single words. */
export function cutLine(text: string, lexicon: Lexicon): readonly Segment[] {
  const tokens = tokenize(text);
  const segments: Segment[] = [];
  let at = 0;
  let token = tokens[at];
  while (token !== undefined) {
    const segment = readAt(text, tokens, at, token, lexicon);
    segments.push(segment);
    do {
      at += 1;
      token = tokens[at];
    } while (token !== undefined && token.start < segment.end);
  }
  return segments;
}

function readAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  { start, end, text: word, apart }: Token,
  lexicon: Lexicon,
): Segment {
  const stretch = (from: number, to: number, phrase: string) => ({
    start: from,
    end: to,
    phrase,
    apart,
  });
  const found = findPhrase(tokens, at, lexicon);
  if (found !== null) {
    const { length, phrase, meanings, how } = found;
    const last = tokens[at + length - 1]?.end ?? end;
    return { ...stretch(start, last, phrase), read: 'known', meanings, how };
  }
  const duree = readDuree(text, start);
  if (duree === null) return { ...stretch(start, end, word), read: 'word' };
  const read = stretch(duree.start, duree.end, word);
  return duree.minutes.ok
    ? { ...read, read: 'known', meanings: [dureeMeaning(duree.minutes.value)], how: 'exact' }
    : { ...read, read: 'refused', failure: duree.minutes.failure };
}
