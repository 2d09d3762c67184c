import { formatTelephone } from '../../../shared/domain/identifiant/telephone.ts';
import type { LieuxSearch } from '../../../shared/domain/organisme/search-lieux.ts';

/** A place of the directory found by name: opening it shows its fiche. */
export interface LieuAction {
  readonly id: string;
  readonly label: string;
  /** Where it is and its telephone, as far as they are known. */
  readonly description: string;
}

/** Among actions, and never so many that they hide them. */
const MOST = 5;

/** Letters from which places are looked for: fewer begin a word of nearly all of them. */
const FEWEST_LETTERS = 3;

/** The places a search finds, the best first; none for a letter or two. */
export function findLieuActions(search: LieuxSearch, query: string): readonly LieuAction[] {
  if (query.trim().length < FEWEST_LETTERS) return [];
  const found = search({ text: query, genre: null, operateur: null, from: null });
  return found.slice(0, MOST).map(({ lieu: { id, nom, commune, telephone } }) => ({
    id,
    label: nom,
    description: [commune, telephone === null ? null : formatTelephone(telephone)]
      .filter((part) => part !== null)
      .join(', '),
  }));
}
