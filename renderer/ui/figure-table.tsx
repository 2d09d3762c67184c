import { Table, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './figure-table.module.css';
import { formatNumber } from './format.ts';

export interface FigureColumn<Row> {
  readonly key: string;
  readonly title: string;
  /** The cell: a number is formatted and aligned on its units; null was not measured. */
  readonly cell: (row: Row) => number | string | null;
  /** The cell of the last line. Without it the column has no total. */
  readonly total?: number | string;
  /** Opens what a number above zero counts; `label` says it whole, for whoever hears it alone. */
  readonly open?: {
    readonly label: (row: Row | null) => string;
    /** The row, or null for the total. */
    readonly run: (row: Row | null) => void;
  };
}

/**
 * A table of figures: names on the left, numbers aligned on the right, and under them, when
 * `totalLabel` is given, a line of totals. It scrolls sideways, by keyboard too, when it is wider
 * than its place.
 */
export function FigureTable<Row>({
  caption,
  rowTitle,
  rows,
  rowKey,
  rowName,
  columns,
  absent,
  totalLabel,
}: {
  /** What the table holds, for whoever cannot see the heading above it. */
  readonly caption: string;
  /** The head of the column of names: `Plateforme`. */
  readonly rowTitle: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly rowName: (row: Row) => ReactNode;
  readonly columns: readonly FigureColumn<Row>[];
  /** What stands in a cell that was not measured: `rien reçu`. */
  readonly absent: string;
  readonly totalLabel?: string;
}) {
  return (
    // A region that scrolls must be reachable from the keyboard.
    <div className={classes['scroll']} role="region" aria-label={caption} tabIndex={0}>
      <Table className={classes['table'] ?? ''}>
        <VisuallyHidden component="caption">{caption}</VisuallyHidden>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{rowTitle}</Table.Th>
            {columns.map(({ key, title }) => (
              <Table.Th key={key} scope="col" className={classes['figure'] ?? ''}>
                <span className={classes['head']}>{title}</span>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={rowKey(row)}>
              <Table.Th scope="row">{rowName(row)}</Table.Th>
              {columns.map(({ key, cell, open }) => (
                <FigureCell
                  key={key}
                  value={cell(row)}
                  absent={absent}
                  {...(open && { label: open.label(row), onOpen: () => open.run(row) })}
                />
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
        {totalLabel !== undefined && (
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row">{totalLabel}</Table.Th>
              {columns.map(({ key, total = '', open }) => (
                <FigureCell
                  key={key}
                  value={total}
                  absent={absent}
                  {...(open && { label: open.label(null), onOpen: () => open.run(null) })}
                />
              ))}
            </Table.Tr>
          </Table.Tfoot>
        )}
      </Table>
    </div>
  );
}

function FigureCell({
  value,
  absent,
  label,
  onOpen,
}: {
  readonly value: number | string | null;
  readonly absent: string;
  readonly label?: string;
  readonly onOpen?: () => void;
}) {
  const words = typeof value === 'number' ? formatNumber(value) : (value ?? absent);
  const opens = onOpen !== undefined && typeof value === 'number' && value > 0;
  return (
    <Table.Td
      className={classes['figure'] ?? ''}
      data-absent={value === null || undefined}
      data-number={typeof value === 'number' || undefined}
    >
      {opens ? (
        <UnstyledButton className={classes['open'] ?? ''} aria-label={label} onClick={onOpen}>
          {words}
        </UnstyledButton>
      ) : (
        words
      )}
    </Table.Td>
  );
}
