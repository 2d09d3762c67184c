/**
 * A reader with pen and paper: knows some sums of hidden numbers, and finds every number those sums
 * give by adding and taking away any of them. Written apart from what it audits.
 */
export interface Reader {
  /** Learns that the sum of these numbers, each with its sign, is known. */
  learn(parts: ReadonlyMap<string, number>): void;
  /** Whether what was learnt gives this sum. */
  finds(parts: ReadonlyMap<string, number>): boolean;
}

/** Any prime whose square is exact: the answers are those of fractions, but for a chance in millions. */
const PRIME = 33_554_393;

export function createReader(): Reader {
  const columns = new Map<string, number>();
  /** Echelon rows by their first column. */
  const rows = new Map<number, Map<number, number>>();
  const toRow = (parts: ReadonlyMap<string, number>) => {
    const row = new Map<number, number>();
    for (const [name, sign] of parts) {
      if (!columns.has(name)) columns.set(name, columns.size);
      if (sign !== 0) row.set(columns.get(name) ?? 0, (sign + PRIME) % PRIME);
    }
    return row;
  };
  /** Takes known rows away from the left, until nothing known begins it. */
  const reduce = (row: Map<number, number>): number | null => {
    for (;;) {
      const first = Math.min(...row.keys());
      if (first === Infinity) return null;
      const known = rows.get(first);
      if (known === undefined) return first;
      const factor = row.get(first) ?? 0;
      for (const [column, value] of known) {
        const rest = ((row.get(column) ?? 0) + (PRIME - factor) * value) % PRIME;
        if (rest === 0) row.delete(column);
        else row.set(column, rest);
      }
    }
  };
  return {
    learn: (parts) => {
      const row = toRow(parts);
      const first = reduce(row);
      if (first === null) return;
      const factor = invert(row.get(first) ?? 1);
      rows.set(
        first,
        new Map([...row].map(([column, value]) => [column, (value * factor) % PRIME])),
      );
    },
    // A sum that the known ones do not cancel is led by a number nobody leads.
    finds: (parts) => reduce(toRow(parts)) === null,
  };
}

function invert(value: number): number {
  let [a, b, x, y] = [PRIME, value, 0, 1];
  while (b > 0) {
    const times = Math.floor(a / b);
    [a, b] = [b, a - times * b];
    [x, y] = [y, x - times * y];
  }
  return ((x % PRIME) + PRIME) % PRIME;
}
