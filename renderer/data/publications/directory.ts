import { applyLieux } from '../../../shared/domain/organisme/apply-lieux.ts';
import type { Lieu } from '../../../shared/domain/organisme/schema.ts';
import { createLieuxSearch } from '../../../shared/domain/organisme/search-lieux.ts';
import type { LieuxSearch } from '../../../shared/domain/organisme/search-lieux.ts';
import { shippedIndex } from '../../../shared/domain/catalogue/shipped-index.ts';
import { shippedWords } from '../../../shared/domain/catalogue/shipped-words.ts';
import { shippedLieux } from '../../../shared/domain/organisme/shipped-lieux.ts';
import type { Published } from './published.ts';

/** The directory as it stands. */
export interface Directory {
  readonly lieux: readonly Lieu[];
  readonly byId: ReadonlyMap<string, Lieu>;
  readonly search: LieuxSearch;
}

let last: {
  readonly of: Published;
  readonly departement: string | null;
  readonly value: Directory;
} | null = null;

/**
 * The directory of a département: the places shipped for it, and what was published since. Made once
 * for all the screens that read it, until something is published.
 */
export function toDirectory(published: Published, departement: string | null): Directory {
  if (last === null || last.of !== published || last.departement !== departement) {
    const lieux = applyLieux(shippedLieux(departement), published.lieux);
    const value = {
      lieux,
      byId: new Map(lieux.map((lieu) => [lieu.id, lieu])),
      search: createLieuxSearch(lieux, shippedIndex, shippedWords),
    };
    last = { of: published, departement, value };
  }
  return last.value;
}
