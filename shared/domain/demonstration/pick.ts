/** Values with their weights; the weights need not add up to anything in particular. */
export type Weighted<T> = readonly (readonly [value: T, weight: number])[];

/** The value a number of [0, 1[ falls on, each value taking a share of its weight. */
export function pick<T>(table: Weighted<T>, at: number): T {
  let left = at * table.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of table) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = table.at(-1);
  if (last === undefined) throw new Error('Nothing to pick from.');
  return last[0];
}
