import { NOT_SAID } from '../domain/comptage/dimension.ts';
import type { PublishedDimension, PublishedFigure, PublishedPlace } from './published-figures.ts';
import { nameKey, orderOf } from './published-words.ts';

/** One line of a breakdown: this period and the same one a year before. */
export interface CutRow {
  readonly key: string;
  readonly name: string;
  readonly now: PublishedFigure;
  readonly before: PublishedFigure;
  /** Some months withhold theirs: there may be more. */
  readonly isAtLeast: boolean;
}

/**
 * The lines of a breakdown, for the screens and the report alike: in the vocabulary’s own order, or
 * the most counted first where there is none; what is withheld after what is known, *non renseigné*
 * last. Zeros of both periods are left out.
 */
export function toCutRows(
  dimension: PublishedDimension,
  now: PublishedPlace,
  before: PublishedPlace | null,
  nameCommune: (insee: string) => string | null,
): readonly CutRow[] {
  const cells = now.dimensions[dimension] ?? {};
  const former = before?.dimensions[dimension] ?? {};
  const order = orderOf(dimension);
  const rank = (key: string): number => {
    if (key === NOT_SAID) return Number.MAX_SAFE_INTEGER;
    const at = order === null ? 0 : order.indexOf(key);
    return at === -1 ? Number.MAX_SAFE_INTEGER - 1 : at;
  };
  return [...new Set([...Object.keys(cells), ...Object.keys(former)])]
    .map((key) => {
      const value = read(cells, key);
      const isAtLeast = now.atLeast[dimension]?.includes(key) === true;
      // At least nothing is nothing known.
      const isUnknown = isAtLeast && value === 0;
      return {
        key,
        name: capitalise(nameKey(dimension, key, nameCommune)),
        now: isUnknown ? null : value,
        before: read(former, key),
        isAtLeast: isAtLeast && !isUnknown,
      };
    })
    .filter((row) => row.now !== 0 || row.before !== 0)
    .toSorted(
      (a, b) =>
        rank(a.key) - rank(b.key) ||
        (b.now ?? -1) - (a.now ?? -1) ||
        a.name.localeCompare(b.name, 'fr'),
    );
}

/** A key absent of what is published counts zero. */
function read(cells: Readonly<Record<string, PublishedFigure>>, key: string): PublishedFigure {
  const value = cells[key];
  return value === undefined ? 0 : value;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
