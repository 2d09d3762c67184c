import type { Id } from '../site/identifiers.ts';
import { compareBirths } from './compare-births.ts';
import { compareNames, createNamed } from './compare-names.ts';
import type { Named } from './compare-names.ts';
import { sharedNumbers } from './shared-numbers.ts';
import type { UsagerContent } from './schema.ts';

/** A record that may be the same person. `score` goes up to 100; the reasons are in French. */
export interface Doublon {
  readonly usager: Id;
  readonly score: number;
  readonly raisons: readonly string[];
}

/** From here on a likeness is shown: a name and a first name, one of them and the birth, a number. */
const SHOWN_FROM = 50;
const MOST = 100;

/** A record to compare with, its names folded once. */
export interface Compared {
  readonly usager: Id;
  readonly content: UsagerContent;
  readonly named: Named;
}

/** Makes records ready to be compared: done once, not at each search. */
export function toCompared(usager: Id, content: UsagerContent): Compared {
  return { usager, content, named: createNamed(content.identite) };
}

/**
 * The records that are likely the same person, the likeliest first: names folded, swapped or one
 * letter apart, birth dates alike, numbers shared. A proposal to a person, who alone merges.
 */
export function findDuplicates(one: Compared, others: Iterable<Compared>): readonly Doublon[] {
  const found: Doublon[] = [];
  for (const other of others) {
    if (other.usager === one.usager) continue;
    const clues = [
      ...compareNames(one.named, other.named),
      ...compareBirths(one.content.identite.naissance, other.content.identite.naissance),
      ...sharedNumbers(one.content, other.content),
    ];
    const sum = clues.reduce((total, { points }) => total + points, 0);
    if (sum < SHOWN_FROM) continue;
    found.push({
      usager: other.usager,
      score: Math.min(MOST, sum),
      raisons: clues.map(({ raison }) => raison),
    });
  }
  return found.toSorted((first, second) => second.score - first.score);
}
