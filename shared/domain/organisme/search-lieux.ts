import type { CatalogueIndex } from '../catalogue/catalogue-index.ts';
import { listWords } from '../catalogue/list-words.ts';
import type { CatalogueWords } from '../catalogue/words.ts';
import { foldWords } from '../commune/fold.ts';
import { createNeighbourhood } from '../saisie/neighbourhood.ts';
import { distanceKm } from './distance.ts';
import { genreLieuLabels } from './schema.ts';
import type { GenreLieu, Lieu } from './schema.ts';

/** What a directory is asked: words, and what it is narrowed to (null for everything). */
export interface LieuQuestion {
  readonly text: string;
  readonly genre: GenreLieu | null;
  readonly operateur: string | null;
  /** From where nearness is measured; null orders by name. */
  readonly from: Lieu['position'];
}

/** A place found, and how far it is as the crow flies; null when either place is unknown. */
export interface FoundLieu {
  readonly lieu: Lieu;
  readonly km: number | null;
}

/** Looks in a directory. */
export type LieuxSearch = (question: LieuQuestion) => readonly FoundLieu[];

/**
 * A search over names, communes, postcodes, kinds, what is done there, and every name of the operator,
 * old ones included (`pole emploi` finds France Travail). Every word must begin one of theirs, or be
 * one slip from it. The names that answer come first, then the nearest.
 */
export function createLieuxSearch(
  lieux: readonly Lieu[],
  index: CatalogueIndex,
  words: CatalogueWords,
): LieuxSearch {
  const heard = Map.groupBy(listWords(words), ({ target }) => target);
  const operatorWords = new Map(
    index.organismes.map(({ id, label, standsFor }) => [
      id,
      [id, ...standsFor].flatMap((one) => [
        ...foldWords(label),
        ...(heard.get(`organisme:${one}`) ?? []).flatMap(({ word }) => word.split(' ')),
      ]),
    ]),
  );
  const collator = new Intl.Collator('fr');
  const byName = lieux.toSorted((a, b) => collator.compare(a.nom, b.nom));
  // Read at the first word typed: a list that is only looked at does not wait for it.
  const readWords = once(
    () => new Map(byName.map((lieu) => [lieu, wordsOf(lieu, operatorWords)] as const)),
  );
  // A slip is made in a name: the words of a description would be too many, and say too little.
  const readNeighbours = once(() =>
    createNeighbourhood(new Set([...readWords().values()].flatMap(({ called }) => called))),
  );

  /** How many of the words typed are in the name of each place that answers to all of them. */
  const answering = (text: string): ReadonlyMap<Lieu, number> | null => {
    const typed = foldWords(text);
    if (typed.length === 0) return null;
    const words = readWords();
    const asked = typed.map((word) => ({
      start: ` ${word}`,
      // A slip is only looked for in a word that begins nothing.
      around: words.values().some(({ all }) => all.includes(` ${word}`))
        ? []
        : readNeighbours()
            .around(word)
            .map((other) => ` ${other} `),
    }));
    return new Map(
      [...words].flatMap(([lieu, { named, all }]) =>
        asked.every(
          ({ start, around }) => all.includes(start) || around.some((other) => all.includes(other)),
        )
          ? [[lieu, asked.filter(({ start }) => named.includes(start)).length] as const]
          : [],
      ),
    );
  };

  return ({ text, genre, operateur, from }) => {
    const answers = answering(text);
    const oneOf = related(index, operateur);
    return byName
      .filter(
        (lieu) =>
          (genre === null || lieu.genre === genre) &&
          (operateur === null || oneOf.has(lieu.operateur ?? '')) &&
          (answers === null || answers.has(lieu)),
      )
      .map((lieu) => ({
        lieu,
        km: from === null || lieu.position === null ? null : distanceKm(from, lieu.position),
        inName: answers?.get(lieu) ?? 0,
      }))
      .toSorted((a, b) => b.inName - a.inName || near(a) - near(b))
      .map(({ lieu, km }) => ({ lieu, km }));
  };
}

/** The words of a place: of its name, of all it is called by, and with what is done there. */
function wordsOf(lieu: Lieu, operatorWords: ReadonlyMap<string, readonly string[]>) {
  const called = [
    ...foldWords([lieu.nom, lieu.commune ?? '', genreLieuLabels[lieu.genre]].join(' ')),
    ...(lieu.operateur === null ? [] : (operatorWords.get(lieu.operateur) ?? [])),
  ];
  const told = foldWords(`${lieu.codePostal ?? ''} ${lieu.activites ?? ''}`);
  return {
    called,
    named: toPhrase(foldWords(lieu.nom)),
    all: toPhrase([...called, ...told]),
  };
}

/** What `make` makes, made the first time it is asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Words between spaces: looking for the beginning of one, or a whole one, is looking for a text. */
function toPhrase(words: readonly string[]): string {
  return ` ${words.join(' ')} `;
}

/** Kilometres to order by; a place whose distance is not known is last, far but finite. */
function near({ km }: { readonly km: number | null }): number {
  return km ?? Number.MAX_SAFE_INTEGER;
}

/** An organisme, those it stands for, and the common counters that stand for it. */
function related(index: CatalogueIndex, operateur: string | null): ReadonlySet<string> {
  return new Set(
    index.organismes
      .filter(
        ({ id, standsFor }) => id === operateur || standsFor.some((other) => other === operateur),
      )
      .flatMap(({ id, standsFor }) => (id === operateur ? [id, ...standsFor] : [id])),
  );
}
