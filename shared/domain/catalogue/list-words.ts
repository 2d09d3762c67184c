import type { CatalogueWords, WordList } from './words.ts';

/** Which list of its target a word is in: current, short, or a name of the past. */
export type WordAge = 'mot' | 'abrege' | 'ancien';

/** One word and what it means, `kind:id` as ambiguous words write their targets. */
export interface ListedWord {
  readonly word: string;
  readonly age: WordAge;
  readonly target: string;
}

/** Every word that means one thing, in the order of the file: a target’s first word writes it back. */
export function listWords(words: CatalogueWords): readonly ListedWord[] {
  return [
    ...listed('organisme', words.organismes),
    ...listed('demarche', words.demarches),
    ...listed('theme', words.themes),
    ...listed('nature', words.natures),
    ...listed('issue', words.issues),
    ...listed('autonomie', words.autonomies),
    ...listed('canal', words.canaux),
    ...listed('duree', words.durees),
  ];
}

function listed(kind: string, lists: Readonly<Record<string, WordList>>): readonly ListedWord[] {
  return Object.entries(lists).flatMap(([id, { mots, abreges, anciens }]) => {
    const target = `${kind}:${id}`;
    return [
      ...mots.map((word): ListedWord => ({ word, age: 'mot', target })),
      ...abreges.map((word): ListedWord => ({ word, age: 'abrege', target })),
      ...anciens.map((word): ListedWord => ({ word, age: 'ancien', target })),
    ];
  });
}
