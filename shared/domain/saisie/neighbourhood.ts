/** Below this many letters a slip makes another word: nothing is guessed. */
const MIN_LETTERS = 4;

/** Words at one slip of the hand from a word: a letter missing, added, replaced, or two swapped. */
export interface Neighbourhood {
  /** The known words at distance exactly 1, in the order they were given. */
  around(word: string): readonly string[];
}

/**
 * Indexes words by what is left of them without one letter, so that looking around a word reads a
 * few entries of a map instead of every word. Short words and words with digits have no neighbours.
 */
export function createNeighbourhood(words: Iterable<string>): Neighbourhood {
  const wordsByRemains = new Map<string, string[]>();
  for (const word of words) {
    if (!canSlip(word)) continue;
    for (const remains of remainsOf(word)) {
      const sharing = wordsByRemains.get(remains);
      if (sharing === undefined) wordsByRemains.set(remains, [word]);
      else sharing.push(word);
    }
  }
  return {
    around(word) {
      if (!canSlip(word)) return [];
      const candidates = new Set<string>();
      for (const remains of remainsOf(word)) {
        for (const candidate of wordsByRemains.get(remains) ?? []) candidates.add(candidate);
      }
      return [...candidates].filter((candidate) => isOneSlip(word, candidate));
    },
  };
}

function canSlip(word: string): boolean {
  return word.length >= MIN_LETTERS && /^[a-z]+$/.test(word);
}

function remainsOf(word: string): ReadonlySet<string> {
  const remains = new Set([word]);
  for (let at = 0; at < word.length; at += 1) remains.add(word.slice(0, at) + word.slice(at + 1));
  return remains;
}

/** Whether one insertion, deletion, substitution or swap of neighbours turns `a` into `b`. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  const restA = a.slice(from);
  const restB = b.slice(from);
  if (a.length > b.length) return restA.slice(1) === restB;
  if (a.length < b.length) return restA === restB.slice(1);
  if (restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
