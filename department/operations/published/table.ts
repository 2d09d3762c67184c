import { withhold } from './withhold.ts';
import type { Sum } from './withhold.ts';

/** Cells named by text, that add up to one another. */
export interface Table {
  /** Names a cell, and gives its place; a cell named again keeps its first value. */
  cell(name: string, value: number): number;
  /** Says that a cell is the sum of others, which must all be there. */
  sum(parent: string, children: readonly string[]): void;
  /** A cell another table has already decided on: published, or withheld. */
  given(name: string, isWithheld: boolean): void;
  /** The names of the cells to withhold. */
  withheld(threshold: number): ReadonlySet<string>;
}

export function createTable(): Table {
  const names: string[] = [];
  const values: number[] = [];
  const placeOf = new Map<string, number>();
  const sums: Sum[] = [];
  const withheldBefore = new Set<number>();
  const kept = new Set<number>();
  const find = (name: string): number => {
    const place = placeOf.get(name);
    if (place === undefined) throw new Error(`No cell is named ${name}.`);
    return place;
  };
  return {
    cell: (name, value) => {
      const known = placeOf.get(name);
      if (known !== undefined) return known;
      placeOf.set(name, names.length);
      names.push(name);
      return values.push(value) - 1;
    },
    sum: (parent, children) => {
      sums.push({ parent: find(parent), children: children.map(find) });
    },
    given: (name, isWithheld) => {
      (isWithheld ? withheldBefore : kept).add(find(name));
    },
    withheld: (threshold) => {
      const hidden = withhold({ values, sums, withheld: withheldBefore, kept }, threshold);
      return new Set([...hidden].map((cell) => names[cell] ?? ''));
    },
  };
}
