import { foldPhrase, singular, tokenize } from '../saisie/fold.ts';
import { createNeighbourhood } from '../saisie/neighbourhood.ts';
import type { CatalogueIndex } from './catalogue-index.ts';
import { searchNames } from './search-vocabulary.ts';
import type { SearchName } from './search-vocabulary.ts';
import type { ThemesDeVie } from './themes-de-vie.ts';
import type { CatalogueWords } from './words.ts';

/** A démarche found, and the former name that led to it when no current one does as well. */
export interface FoundDemarche {
  readonly id: string;
  readonly ancien: string | null;
}

/** What a search gives: the best first, and the words no démarche has anything to do with. */
export interface SearchAnswer {
  readonly found: readonly FoundDemarche[];
  readonly unknown: readonly string[];
}

/** Looks for démarches by what people call them. Never throws, whatever is typed. */
export type CatalogueSearch = (text: string) => SearchAnswer;

/** How well a word typed is a word known: the same, its beginning, one slip away, of its family. */
const FIT = { same: 1, start: 0.6, slip: 0.5, family: 0.3 } as const;

/** Letters two words of one family begin with: `renouveler`, `renouvellement`; `inscrire`, `inscription`. */
const FAMILY_LETTERS = 6;

/** What the whole text being a name of a démarche, or its beginning, is worth beside its words. */
const WHOLE = { same: 40, start: 12 } as const;

/**
 * A search over the names of démarches, tolerant to accents, plurals, a slip in a word and words not
 * finished. Those that answer to most of the words come, in the order of how well they do.
 */
export function createCatalogueSearch(
  index: CatalogueIndex,
  words: CatalogueWords,
  themesDeVie: ThemesDeVie,
): CatalogueSearch {
  const namesById = searchNames(index, words, themesDeVie);
  const liaisons = new Set(words.liaisons);
  const vocabulary = new Set(
    [...namesById.values()].flatMap((names) =>
      names.flatMap((name) => name.words.filter((word) => !liaisons.has(word))),
    ),
  );
  const neighbours = createNeighbourhood(vocabulary);

  const fits = (typed: string, isLast: boolean): ReadonlyMap<string, number> => {
    const known = new Map<string, number>();
    for (const word of vocabulary) {
      if (word === typed) known.set(word, FIT.same);
      else if ((isLast || typed.length > 2) && word.startsWith(typed)) known.set(word, FIT.start);
      else if (typed.length > FAMILY_LETTERS && word.startsWith(typed.slice(0, FAMILY_LETTERS)))
        known.set(word, FIT.family);
    }
    // A slip is only looked for in a word that is nothing as it stands.
    if (known.size === 0) for (const word of neighbours.around(typed)) known.set(word, FIT.slip);
    return known;
  };

  return (text) => {
    const typed = tokenize(text).filter((token) => !liaisons.has(token.text));
    const fitted = typed.map((token, at) => ({
      word: text.slice(token.start, token.end),
      fit: fits(singular(token.text), at === typed.length - 1),
    }));
    const known = fitted.filter(({ fit }) => fit.size > 0).map(({ fit }) => fit);
    const whole = singular(foldPhrase(text));
    const scored = [...namesById].map(([id, names]) => ({ id, ...score(names, known, whole) }));
    const most = Math.max(1, ...scored.map(({ covered }) => covered));
    return {
      found: scored
        .filter(({ covered }) => covered === most)
        .toSorted((a, b) => b.total - a.total)
        .map(({ id, ancien }) => ({ id, ancien })),
      unknown: fitted.filter(({ fit }) => fit.size === 0).map(({ word }) => word),
    };
  };
}

/** How many of the words a démarche answers to, how well, and by which former name if by one. */
function score(
  names: readonly SearchName[],
  fits: readonly ReadonlyMap<string, number>[],
  whole: string,
): { readonly covered: number; readonly total: number; readonly ancien: string | null } {
  let covered = 0;
  let total = 0;
  const worthByName = new Map<SearchName, number>();
  for (const fit of fits) {
    let best = 0;
    for (const name of names) {
      const worth = name.weight * Math.max(...name.words.map((word) => fit.get(word) ?? 0));
      worthByName.set(name, (worthByName.get(name) ?? 0) + worth);
      best = Math.max(best, worth);
    }
    if (best > 0) covered += 1;
    total += best;
  }
  const wholes = names.map(({ phrase, weight }) =>
    phrase === whole
      ? WHOLE.same * weight
      : phrase.startsWith(`${whole} `)
        ? WHOLE.start * weight
        : 0,
  );
  return { covered, total: total + Math.max(0, ...wholes), ancien: formerName(worthByName) };
}

/** The former name that answers best, unless a current one does as well. */
function formerName(worthByName: ReadonlyMap<SearchName, number>): string | null {
  let current = 0;
  let former = 0;
  let written: string | null = null;
  for (const [name, worth] of worthByName) {
    if (!name.isFormer) current = Math.max(current, worth);
    else if (name.written !== null && worth > former) {
      former = worth;
      written = name.written;
    }
  }
  return former > current ? written : null;
}
