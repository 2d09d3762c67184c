import type { Option, Stretch } from './parse-saisie.ts';

/**
 * The line once a choice is made: the ambiguous words replaced by words that mean the option alone,
 * so that the text stays the only truth. `ambiguity` is one that `parseSaisie` gave of this text.
 */
export function applyChoice(text: string, ambiguity: Stretch, option: Option): string {
  return text.slice(0, ambiguity.start) + option.replacement + text.slice(ambiguity.end);
}
