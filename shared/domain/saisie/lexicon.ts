import type { CatalogueIndex } from '../catalogue/catalogue-index.ts';
import { certainThemes } from '../catalogue/default-themes.ts';
import type { CatalogueWords } from '../catalogue/words.ts';
import type { Theme } from '../vocabulary/theme.ts';
import { createDemarches } from './demarche-entry.ts';
import type { DemarcheEntry } from './demarche-entry.ts';
import { collectForms } from './forms.ts';
import type { Form } from './forms.ts';
import { singular } from './fold.ts';
import { meaningKey, mergeMeanings } from './meaning.ts';
import type { Meaning } from './meaning.ts';
import { createMeanings } from './meanings.ts';
import { createNeighbourhood } from './neighbourhood.ts';
import type { Neighbourhood } from './neighbourhood.ts';

/** All the words of the catalogue, laid out to read a line in well under a millisecond. */
export interface Lexicon {
  /** Folded phrase → what it means; several meanings: the desk must choose. */
  readonly forms: ReadonlyMap<string, Form>;
  /** The same without plural marks. */
  readonly singulars: ReadonlyMap<string, readonly Meaning[]>;
  readonly sortedForms: readonly string[];
  /** Words that mean a démarche beside a given organisme only: `inscription` with France Travail. */
  readonly besideOrganisme: ReadonlyMap<string, ReadonlyMap<string, Meaning>>;
  readonly neighbours: Neighbourhood;
  /** Words in the longest phrase. */
  readonly longest: number;
  readonly liaisons: ReadonlySet<string>;
  readonly courants: ReadonlySet<string>;
  readonly towards: ReadonlySet<string>;
  /** The words that write a meaning back without ambiguity, by `meaningKey`. */
  readonly writing: ReadonlyMap<string, string>;
  readonly demarches: ReadonlyMap<string, DemarcheEntry>;
  /** The thème of an organisme named alone, where it is certain. */
  readonly themes: ReadonlyMap<string, Theme>;
}

/** Builds the lexicon from the two resources of the walk-in. A few milliseconds: once a session. */
export function createLexicon(index: CatalogueIndex, words: CatalogueWords): Lexicon {
  const meanings = createMeanings(index);
  const demarches = createDemarches(index);
  const { forms, besideOrganisme } = collectForms(words, meanings, demarches);

  const singulars = new Map<string, readonly Meaning[]>();
  const writing = new Map<string, string>();
  const parts = new Set<string>();
  let longest = 1;
  for (const [phrase, form] of forms) {
    const key = singular(phrase);
    singulars.set(key, mergeMeanings([...(singulars.get(key) ?? []), ...form.meanings]));
    const [only, ...others] = form.meanings;
    if (only !== undefined && others.length === 0) {
      const written = meaningKey(only);
      if (!writing.has(written)) writing.set(written, phrase);
    }
    const split = phrase.split(' ');
    longest = Math.max(longest, split.length);
    for (const part of split) parts.add(part);
  }
  return {
    forms,
    singulars,
    sortedForms: [...forms.keys()].toSorted(),
    besideOrganisme,
    neighbours: createNeighbourhood(parts),
    longest,
    liaisons: new Set(words.liaisons),
    courants: new Set(words.courants),
    towards: new Set(words.versDestination),
    writing,
    demarches,
    themes: certainThemes(index),
  };
}
