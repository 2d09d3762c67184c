import { NOT_SAID } from '../../../shared/domain/comptage/dimension.ts';
import type { Dimension } from '../../../shared/domain/comptage/dimension.ts';
import { orderOf } from './cell-names.ts';

/** One line of a dimension: a cell now, and a year before when that is known. */
export interface CellLine {
  readonly value: string;
  readonly count: number;
  readonly before: number | null;
}

/** What stands for the lines that are not shown. */
export const OTHERS = '…';

/** The first lines, and one more for all the others, so that what is shown still adds up. */
export function foldCells(lines: readonly CellLine[], first: number): readonly CellLine[] {
  if (lines.length <= first + 1) return lines;
  const others = lines.slice(first).reduce(
    (sum, line) => ({
      value: OTHERS,
      count: sum.count + line.count,
      before: line.before === null ? null : (sum.before ?? 0) + line.before,
    }),
    { value: OTHERS, count: 0, before: null } as CellLine,
  );
  return [...lines.slice(0, first), others];
}

type Cells = Readonly<Record<string, number>>;

/**
 * The lines of a dimension: every cell counted now or a year before. Those of an ordered dimension
 * (âge, heure, durée…) keep its order; the others go by what they count. What nobody said is last.
 */
export function listCells(
  dimension: Dimension,
  cells: Cells,
  before: Cells | null,
): readonly CellLine[] {
  const values = new Set([...Object.keys(cells), ...Object.keys(before ?? {})]);
  const lines = [...values].map((value) => ({
    value,
    count: cells[value] ?? 0,
    before: before === null ? null : (before[value] ?? 0),
  }));
  return lines.toSorted(
    (a, b) =>
      Number(a.value === NOT_SAID) - Number(b.value === NOT_SAID) ||
      compareLines(dimension, a, b) ||
      a.value.localeCompare(b.value, 'fr'),
  );
}

function compareLines(dimension: Dimension, a: CellLine, b: CellLine): number {
  if (dimension === 'demandes.duree') return Number(a.value) - Number(b.value);
  const order = orderOf(dimension);
  return order === null
    ? b.count - a.count || (b.before ?? 0) - (a.before ?? 0)
    : order.indexOf(a.value) - order.indexOf(b.value);
}
