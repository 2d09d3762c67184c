import { joinable, slippedPhrases } from './find-phrase.ts';
import { tokenize } from './fold.ts';
import type { Token } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { asWritten, meaningKey } from './meaning.ts';
import type { Meaning } from './meaning.ts';
import { parseSaisie, writeMeaning } from './parse-saisie.ts';

/** A way to finish the word being typed; `replacement` is the whole line once accepted. */
export type Suggestion = Meaning & { readonly replacement: string };

const MAX_SUGGESTIONS = 8;

/** How many are weighed before the best are kept: a single letter starts a hundred phrases. */
const MAX_WEIGHED = 24;

/** A suggestion, and how much the line would contradict itself once it is accepted. */
interface Weighed {
  readonly suggestion: Suggestion;
  readonly conflicts: number;
}

/**
 * Up to 8 ways to finish the last word of the line, each meaning once: phrases that start with the
 * last words typed (the more words they share, the sooner; then the shortest), then those one slip
 * away; those the rest of the line contradicts come last. None after a space, or while figures are
 * typed.
 */
export function completeSaisie(text: string, lexicon: Lexicon): readonly Suggestion[] {
  const tokens = tokenize(text);
  const last = tokens.at(-1);
  if (last === undefined || last.end !== text.length || /^\d+$/.test(last.text)) return [];
  const weighed = new Map<string, Weighed>();
  for (const complete of [startingWith, slippedPhrases]) {
    for (let from = firstJoinable(tokens, lexicon.longest); from < tokens.length; from += 1) {
      const words = tokens.slice(from).map((token) => token.text);
      const before = text.slice(0, tokens[from]?.start);
      for (const phrase of complete(words, lexicon)) weigh(weighed, phrase, before, lexicon);
    }
  }
  return [...weighed.values()]
    .toSorted((a, b) => a.conflicts - b.conflicts)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ suggestion }) => suggestion);
}

function weigh(
  weighed: Map<string, Weighed>,
  phrase: string,
  before: string,
  lexicon: Lexicon,
): void {
  const meanings = lexicon.forms.get(phrase)?.meanings ?? [];
  for (const meaning of meanings) {
    const key = meaningKey(meaning);
    if (weighed.size === MAX_WEIGHED || weighed.has(key)) continue;
    const replacement = before + (meanings.length === 1 ? phrase : writeMeaning(meaning, lexicon));
    // Beside the words before, it may read as something else: `pole` then `emploi` is no thème.
    const { chips, conflicts } = parseSaisie(replacement, lexicon);
    const read = chips.at(-1);
    if (read === undefined || meaningKey(asWritten(read)) !== key) continue;
    const isTowards = read.kind === 'destination' && meaning.kind === 'operateur';
    const said: Meaning = isTowards ? { ...meaning, kind: 'destination' } : meaning;
    weighed.set(key, { suggestion: { ...said, replacement }, conflicts: conflicts.length });
  }
}

/** The first token that may stand in one phrase with the last. */
function firstJoinable(tokens: readonly Token[], longest: number): number {
  const last = tokens.length - 1;
  let from = last;
  while (from > 0 && joinable(tokens, from - 1, longest) > last - from + 1) from -= 1;
  return from;
}

function startingWith(words: readonly string[], lexicon: Lexicon): readonly string[] {
  const prefix = words.join(' ');
  const { sortedForms } = lexicon;
  const found: string[] = [];
  for (let at = firstFrom(sortedForms, prefix); at < sortedForms.length; at += 1) {
    const phrase = sortedForms[at] ?? '';
    if (!phrase.startsWith(prefix)) break;
    const [meaning, ...others] = lexicon.forms.get(phrase)?.meanings ?? [];
    if (meaning === undefined) continue;
    // A word with several meanings is a choice once whole, and no way to finish another.
    if ((phrase === prefix) !== others.length > 0) continue;
    const written = writeMeaning(meaning, lexicon);
    found.push(others.length === 0 && written.startsWith(prefix) ? written : phrase);
  }
  return found.toSorted((a, b) => a.length - b.length);
}

/** The index of the first phrase not before `prefix` in a sorted list. */
function firstFrom(sorted: readonly string[], prefix: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}
