import { applyToNames } from '../../../shared/domain/catalogue/apply-publications.ts';
import type { CatalogueNames } from '../../../shared/domain/catalogue/apply-publications.ts';
import type { CatalogueIndex } from '../../../shared/domain/catalogue/catalogue-index.ts';
import { createCatalogueSearch } from '../../../shared/domain/catalogue/search.ts';
import type { CatalogueSearch } from '../../../shared/domain/catalogue/search.ts';
import { shippedNames } from '../../../shared/domain/catalogue/shipped-names.ts';
import { shippedWords } from '../../../shared/domain/catalogue/shipped-words.ts';
import { oncePublished } from './once-published.ts';

/** A démarche by its names. */
export type Demarche = CatalogueIndex['demarches'][number];

/** The names of the démarches as they stand: shipped, put right, and those of the département. */
export interface StandingNames extends CatalogueNames {
  readonly byId: ReadonlyMap<string, Demarche>;
  /** Looks for démarches by today’s names and former ones, operators, thèmes de vie. */
  readonly search: CatalogueSearch;
}

/** The names as they stand now; a screen that must follow them also calls `usePublished`. */
export const standingNames: () => StandingNames = oncePublished(({ demarches }) => {
  const names = applyToNames(shippedNames, demarches);
  return {
    ...names,
    byId: new Map(names.index.demarches.map((demarche) => [demarche.id, demarche])),
    search: createCatalogueSearch(names.index, shippedWords, names.themesDeVie),
  };
});

/** The short name of a démarche as it stands; its id when the catalogue no longer has it. */
export function demarcheName(id: string): string {
  return standingNames().byId.get(id)?.nom ?? id;
}
