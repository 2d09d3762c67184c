/**
 * Cells whose values add up to one another: `values[parent] = Σ values[children]` for each line of
 * `sums`. `kept` are cells another table has already decided to publish: withheld only when nothing
 * else can be.
 */
export interface Additive {
  readonly values: readonly number[];
  readonly sums: readonly Sum[];
  /** Withheld before we begin, by another table. */
  readonly withheld?: Iterable<number>;
  readonly kept?: ReadonlySet<number>;
}

/** One line: the parent is the sum of the children. */
export interface Sum {
  readonly parent: number;
  readonly children: readonly number[];
}

/**
 * Which cells must be withheld so that nobody who reads all the others finds a figure from 1 to
 * `threshold` − 1 (and whoever reads them knows that what is withheld is not zero):
 *
 * 1. every small figure is withheld;
 * 2. no line may have a single unknown, nor unknown children so few that their known sum bounds one
 *    of them below the threshold: the smallest other figure of the line is withheld too;
 * 3. what the lines say together may not give a withheld cell either: bounds are carried from line
 *    to line, then the linear system of the unknowns is solved, and whatever comes out is hidden by
 *    one more figure of its lines.
 *
 * Cells are only ever added, so it ends.
 */
export function withhold(table: Additive, threshold: number): ReadonlySet<number> {
  const { values } = table;
  const valueOf = (cell: number) => values[cell] ?? 0;
  const given = new Set<number>(table.withheld);
  const hidden = new Set<number>();
  /** The lines as they matter: a zero is published, and is never in the way. */
  const sums = table.sums
    .filter(({ parent }) => valueOf(parent) > 0)
    .map(({ parent, children }) => ({
      parent,
      children: children.filter((cell) => valueOf(cell) > 0),
    }));
  const linesOf = new Map<number, Sum[]>();
  for (const line of sums)
    for (const cell of [line.parent, ...line.children]) {
      const known = linesOf.get(cell);
      if (known === undefined) linesOf.set(cell, [line]);
      else known.push(line);
    }
  /** Lines to look at again, since one of their cells was hidden. */
  const touched = new Set<Sum>();
  const hide = (cell: number) => {
    hidden.add(cell);
    for (const line of linesOf.get(cell) ?? []) touched.add(line);
  };
  given.forEach(hide);
  values.forEach((value, cell) => {
    if (value > 0 && value < threshold) hide(cell);
  });

  /** Hides the smallest figure left of these lines; false when none is left. */
  const hideOneOf = (lines: readonly Sum[]): boolean => {
    for (const mayHideKept of [false, true]) {
      const pick = (cells: readonly number[]) => {
        let smallest: number | undefined;
        for (const cell of cells) {
          if (hidden.has(cell) || (!mayHideKept && table.kept?.has(cell))) continue;
          if (smallest === undefined || valueOf(cell) < valueOf(smallest)) smallest = cell;
        }
        return smallest;
      };
      const chosen =
        pick(lines.flatMap(({ children }) => children)) ?? pick(lines.map(({ parent }) => parent));
      if (chosen !== undefined) {
        hide(chosen);
        return true;
      }
    }
    return false;
  };

  for (;;) {
    for (const line of touched) {
      touched.delete(line);
      while (isUnsafe(line, values, hidden, threshold) && hideOneOf([line]));
    }
    const open = sums.filter(
      ({ parent, children }) => hidden.has(parent) || children.some((cell) => hidden.has(cell)),
    );
    const found = new Set([...readBounds(values, open, hidden), ...solve(open, hidden)]);
    const hiding = [...found]
      // A large figure that only stood before a small one may be found, once the small one is not.
      .filter((cell) => valueOf(cell) < threshold || given.has(cell))
      .filter((cell) => hideOneOf(linesOf.get(cell) ?? []));
    if (hiding.length === 0) return hidden;
  }
}

function isUnsafe(
  { parent, children }: Sum,
  values: readonly number[],
  hidden: ReadonlySet<number>,
  threshold: number,
): boolean {
  const unknown = children.filter((cell) => hidden.has(cell));
  const isParentHidden = hidden.has(parent);
  if (unknown.length === 0) return isParentHidden;
  if (isParentHidden) return false;
  const sum = unknown.reduce((total, cell) => total + (values[cell] ?? 0), 0);
  // Each of the others is 1 at least: the most that any of them may be.
  return unknown.length === 1 || sum - unknown.length + 1 < threshold;
}

/** Rounds of bounds at most: those that still move after them move by less than gives a cell away. */
const ROUNDS = 60;

/** The hidden cells that bounds alone give: 1 at least each, carried from line to line. */
function readBounds(
  values: readonly number[],
  sums: readonly Sum[],
  hidden: ReadonlySet<number>,
): number[] {
  const low = new Map<number, number>();
  const high = new Map<number, number>();
  const lowOf = (cell: number) => low.get(cell) ?? (hidden.has(cell) ? 1 : (values[cell] ?? 0));
  const highOf = (cell: number) =>
    high.get(cell) ?? (hidden.has(cell) ? Infinity : (values[cell] ?? 0));
  /** Whether a cell’s bounds moved. */
  const narrow = (cell: number, least: number, most: number): boolean => {
    if (!hidden.has(cell) || (least <= lowOf(cell) && most >= highOf(cell))) return false;
    low.set(cell, Math.max(lowOf(cell), least));
    high.set(cell, Math.min(highOf(cell), most));
    return true;
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = false;
    for (const { parent, children } of sums) {
      let [least, most, endless] = [0, 0, 0];
      for (const cell of children) {
        least += lowOf(cell);
        if (highOf(cell) === Infinity) endless += 1;
        else most += highOf(cell);
      }
      if (narrow(parent, least, endless > 0 ? Infinity : most)) moved = true;
      for (const cell of children) {
        if (!hidden.has(cell)) continue;
        const isEndless = highOf(cell) === Infinity;
        const othersEndless = endless - (isEndless ? 1 : 0);
        const othersMost = othersEndless > 0 ? Infinity : most - (isEndless ? 0 : highOf(cell));
        const othersLeast = least - lowOf(cell);
        if (narrow(cell, lowOf(parent) - othersMost, highOf(parent) - othersLeast)) {
          // The sums above are of the bounds before: the next line, or the next round, has the new ones.
          moved = true;
          break;
        }
      }
    }
    if (!moved) break;
  }
  return [...hidden].filter((cell) => lowOf(cell) === highOf(cell));
}

/** A prime under 2^26: products of two residues stay exact. */
const PRIME = 67_108_859;

/** The hidden cells that the lines, taken as linear equations in the hidden cells, determine. */
function solve(sums: readonly Sum[], hidden: ReadonlySet<number>): number[] {
  const pivots = new Map<number, Row>();
  /** The pivot rows that hold a cell: few do, and looking at all of them is what costs. */
  const holders = new Map<number, Set<Row>>();
  const hold = (cell: number, row: Row) => {
    const known = holders.get(cell);
    if (known === undefined) holders.set(cell, new Set([row]));
    else known.add(row);
  };
  for (const { parent, children } of sums) {
    const row: Row = new Map();
    if (hidden.has(parent)) row.set(parent, PRIME - 1);
    for (const cell of children) if (hidden.has(cell)) row.set(cell, 1);
    for (const cell of row.keys()) {
      const pivotRow = pivots.get(cell);
      if (pivotRow !== undefined) subtract(row, pivotRow, row.get(cell) ?? 0);
    }
    const [pivot] = row.keys();
    if (pivot === undefined) continue;
    scale(row, inverse(row.get(pivot) ?? 0));
    for (const other of holders.get(pivot) ?? []) {
      subtract(other, row, other.get(pivot) ?? 0);
      for (const cell of row.keys())
        if (other.has(cell)) hold(cell, other);
        else holders.get(cell)?.delete(other);
    }
    pivots.set(pivot, row);
    for (const cell of row.keys()) hold(cell, row);
  }
  // In reduced form, a cell is determined exactly when a row holds it alone.
  return [...pivots].flatMap(([pivot, row]) => (row.size === 1 ? [pivot] : []));
}

/** A linear combination of hidden cells. */
type Row = Map<number, number>;

function subtract(row: Row, other: ReadonlyMap<number, number>, factor: number): void {
  if (factor === 0) return;
  for (const [cell, coefficient] of other) {
    const next = ((row.get(cell) ?? 0) + (PRIME - factor) * coefficient) % PRIME;
    if (next === 0) row.delete(cell);
    else row.set(cell, next);
  }
}

function scale(row: Map<number, number>, factor: number): void {
  for (const [cell, coefficient] of row) row.set(cell, (coefficient * factor) % PRIME);
}

/** The inverse modulo `PRIME`, by Fermat. */
function inverse(value: number): number {
  let [result, base] = [1, value % PRIME];
  for (let exponent = PRIME - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}
