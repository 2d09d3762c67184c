import { isOneSlip } from '../../../shared/domain/saisie/neighbourhood.ts';

/** How well a typed word and a known one go together; 0 when they do not. */
const WHOLE = 4;
const BEGINNING = 3;
const WHOLE_WITH_SLIP = 2;
const BEGINNING_WITH_SLIP = 1;

/** Below these lengths a slip makes another word: nothing is guessed. */
const MIN_SLIP = 4;
const MIN_BEGINNING_SLIP = 5;

/**
 * How well a typed word, perhaps unfinished, goes with a known one: the higher the better, 0 when it
 * does not. `tolerant` lets it be one slip of the hand away.
 */
export function matchWord(typed: string, known: string, tolerant: boolean): number {
  if (known.startsWith(typed)) return known.length === typed.length ? WHOLE : BEGINNING;
  const { length } = typed;
  // One slip leaves one of the first two letters in its place, or swaps them.
  if (!tolerant || length < MIN_SLIP || known.length < length - 1 || !isAlikeAtFirst(typed, known))
    return 0;
  if (isOneSlip(typed, known)) return WHOLE_WITH_SLIP;
  if (length < MIN_BEGINNING_SLIP) return 0;
  for (let size = length - 1; size <= length + 1 && size < known.length; size += 1) {
    if (isOneSlip(typed, known.slice(0, size))) return BEGINNING_WITH_SLIP;
  }
  return 0;
}

function isAlikeAtFirst(one: string, other: string): boolean {
  return one[0] === other[0] || one[1] === other[1] || one[0] === other[1] || one[1] === other[0];
}
