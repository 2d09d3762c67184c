import { expect, it } from 'vitest';
import { createTable } from '../../department/operations/published/table.ts';

/** A table of rows and columns with its margins. */
function grid(rows: readonly (readonly number[])[]) {
  const table = createTable();
  const add = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0);
  const columns = (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? 0));
  rows.forEach((row, r) => row.forEach((n, c) => table.cell(`${r}${c}`, n)));
  rows.forEach((row, r) => {
    table.cell(`${r}*`, add(row));
    table.sum(
      `${r}*`,
      row.map((_, c) => `${r}${c}`),
    );
  });
  columns.forEach((column, c) => {
    table.cell(`*${c}`, add(column));
    table.sum(
      `*${c}`,
      column.map((_, r) => `${r}${c}`),
    );
  });
  return [...table.withheld(5)].toSorted();
}

it('withholds a small figure, and one more in its line and in its column, and where they meet', () => {
  expect(
    grid([
      [2, 30, 50],
      [20, 40, 60],
      [80, 70, 90],
    ]),
  ).toEqual(['00', '01', '10', '11']);
});

it('withholds one more when the two it withholds are so few that each is known to be small', () => {
  // 1 + 2 is 3: whoever reads the margin knows that both are small.
  expect(grid([[1, 2, 9, 30]])).toContain('02');
});

it('sees a figure that only several lines together give', () => {
  // Two squares of withheld figures, and one that joins them: sums of lines less sums of columns.
  const joined = grid([
    [1, 9, 0, 0],
    [9, 9, 3, 0],
    [0, 0, 9, 2],
    [0, 0, 9, 9],
  ]);
  expect(joined).toContain('12');
  // The nine of both squares and the join, and one more so that they do not give the join.
  expect(joined.length).toBeGreaterThan(9);
});

it('leaves what another table publishes, and hides another figure in its place', () => {
  const table = createTable();
  for (const [name, n] of [
    ['small', 3],
    ['kept', 6],
    ['other', 60],
    ['whole', 69],
  ] as const)
    table.cell(name, n);
  table.sum('whole', ['small', 'kept', 'other']);
  table.given('kept', false);
  expect([...table.withheld(5)]).toEqual(['small', 'other']);
});
