import type { CatalogueIndex } from '../catalogue/catalogue-index.ts';
import { listWords } from '../catalogue/list-words.ts';
import type { CatalogueWords } from '../catalogue/words.ts';
import { foldPhrase } from './fold.ts';

/** Words of the longest name that is recognised: nobody types more, and each one slows every line. */
const LONGEST = 5;

type Demarche = CatalogueIndex['demarches'][number];

/**
 * The words of the desk with the names of démarches published since: their short name, their full one
 * and the former ones, as far as someone would type them. What already means something keeps meaning
 * it, and words that say nothing alone name nothing: a publication never changes how a line is read.
 */
export function withPublishedNames(
  words: CatalogueWords,
  published: readonly Demarche[],
): CatalogueWords {
  const taken = new Set([
    ...listWords(words).map(({ word }) => word),
    ...Object.keys(words.ambigus),
    ...words.versDestination,
    ...words.liaisons,
    ...words.courants,
  ]);
  const empty = new Set([...words.liaisons, ...words.courants]);
  const says = (phrase: string) => phrase.split(' ').some((word) => !empty.has(word));
  const claim = (names: readonly string[]) =>
    names.map(toPhrase).filter((phrase) => {
      const isFree = isTypeable(phrase) && says(phrase) && !taken.has(phrase);
      taken.add(phrase);
      return isFree;
    });
  const demarches = { ...words.demarches };
  for (const { id, nom, nomActuel, nomsAnciens } of published) {
    const known = demarches[id];
    const mots = [...(known?.mots ?? []), ...claim([nom, nomActuel])];
    const anciens = [...(known?.anciens ?? []), ...claim(nomsAnciens)];
    const [first = anciens[0], ...others] = mots;
    if (first === undefined) continue;
    demarches[id] = { mots: [first, ...others], abreges: known?.abreges ?? [], anciens };
  }
  return { ...words, demarches };
}

/** A name without what is said beside it: `Aide au permis (Lozère)`. */
function toPhrase(name: string): string {
  return foldPhrase(name.replaceAll(/\([^)]*\)/g, ' '));
}

/** One short word alone would be taken for another; figures would be a duration. */
function isTypeable(phrase: string): boolean {
  return (
    phrase.length >= 3 &&
    /^[a-z0-9 ]*[a-z][a-z0-9 ]*$/.test(phrase) &&
    phrase.split(' ').length <= LONGEST
  );
}
