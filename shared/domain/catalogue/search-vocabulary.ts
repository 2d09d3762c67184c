import { foldPhrase, singular } from '../saisie/fold.ts';
import { themeDeVieLabels } from '../vocabulary/theme-de-vie.ts';
import type { CatalogueIndex } from './catalogue-index.ts';
import { listWords } from './list-words.ts';
import type { ThemesDeVie } from './themes-de-vie.ts';
import type { CatalogueWords } from './words.ts';

/** A name a démarche is looked for by. */
export interface SearchName {
  readonly phrase: string;
  /** Folded, singular. */
  readonly words: readonly string[];
  /** A name tells more than the operator it is done with, and that more than a thème. */
  readonly weight: number;
  readonly isFormer: boolean;
  /** As the catalogue writes it; null for a word heard, which is kept without accents. */
  readonly written: string | null;
}

/** Names, then words shared by several démarches, then who it is done with, then thèmes de vie. */
const WEIGHTS = { name: 8, shared: 4, organisme: 3, theme: 1 } as const;

/** Every name of each démarche: current, former, heard at the desk, its operators’, its thèmes de vie. */
export function searchNames(
  index: CatalogueIndex,
  words: CatalogueWords,
  themesDeVie: ThemesDeVie,
): ReadonlyMap<string, readonly SearchName[]> {
  const wordsByTarget = Map.groupBy(listWords(words), ({ target }) => target);
  const sharedByTarget = Map.groupBy(
    Object.entries(words.ambigus).flatMap(([word, targets]) =>
      targets.map((target) => ({ word, target })),
    ),
    ({ target }) => target,
  );
  const labels = new Map(index.organismes.map(({ id, label }) => [id, label]));
  const listed = (target: string, weight: number): readonly SearchName[] =>
    (wordsByTarget.get(target) ?? []).map(({ word, age }) =>
      named(word, weight, { isFormer: age === 'ancien' }),
    );
  return new Map(
    index.demarches.map(({ id, nom, nomActuel, nomsAnciens, organisation, organismes }) => [
      id,
      [
        ...[nom, nomActuel].map((name) => named(name, WEIGHTS.name)),
        ...nomsAnciens.map((name) => named(name, WEIGHTS.name, { isFormer: true, written: name })),
        ...listed(`demarche:${id}`, WEIGHTS.name),
        ...(sharedByTarget.get(`demarche:${id}`) ?? []).map(({ word }) =>
          named(word, WEIGHTS.shared),
        ),
        named(organisation, WEIGHTS.organisme),
        ...organismes.flatMap((organisme) => [
          named(labels.get(organisme) ?? '', WEIGHTS.organisme),
          ...listed(`organisme:${organisme}`, WEIGHTS.organisme).map((name) => ({
            ...name,
            // The operator changed its name, not the démarche.
            isFormer: false,
          })),
        ]),
        ...(themesDeVie.demarches[id] ?? []).map((theme) =>
          named(themeDeVieLabels[theme], WEIGHTS.theme),
        ),
      ],
    ]),
  );
}

function named(
  name: string,
  weight: number,
  { isFormer = false, written = null }: Partial<Pick<SearchName, 'isFormer' | 'written'>> = {},
): SearchName {
  const phrase = singular(foldPhrase(name));
  return { phrase, words: phrase.split(' '), weight, isFormer, written };
}
