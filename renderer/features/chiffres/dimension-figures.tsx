import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Dimension, Unit } from '../../../shared/domain/comptage/dimension.ts';
import { cellFilter } from '../../data/journal/journal-filter.ts';
import { BarChart } from '../../ui/bar-chart.tsx';
import { FigureTable } from '../../ui/figure-table.tsx';
import type { FigureColumn } from '../../ui/figure-table.tsx';
import { count, formatShare, NBSP } from '../../ui/format.ts';
import classes from './chiffres.module.css';
import { dimensionNames } from './cell-names.ts';
import type { NameCell } from './cell-names.ts';
import type { OpenJournal } from './journal-target.ts';
import { foldCells, listCells, OTHERS } from './list-cells.ts';
import type { CellLine } from './list-cells.ts';
import { signed } from './period-words.ts';

/** Lines shown before someone asks for all of them: hundreds of communes are not read at a glance. */
const FIRST_LINES = 12;

const nouns = {
  visites: ['visite', 'visites'],
  demandes: ['demande', 'demandes'],
  seances: ['séance', 'séances'],
} as const satisfies Record<Unit, readonly [string, string]>;

/** The bars and the table of one dimension; each number opens the entries it counts. */
export function DimensionFigures({
  unit,
  dimension,
  cells,
  before,
  nameCell,
  onOpen,
}: {
  readonly unit: Unit;
  readonly dimension: Dimension;
  readonly cells: Readonly<Record<string, number>>;
  readonly before: Readonly<Record<string, number>> | null;
  readonly nameCell: NameCell;
  readonly onOpen: OpenJournal;
}) {
  const [whole, setWhole] = useState(false);
  const lines = listCells(dimension, cells, before);
  const folded = foldCells(lines, FIRST_LINES);
  const shown = whole ? lines : folded;
  const name = ({ value }: CellLine) =>
    value === OTHERS ? `Les ${lines.length - FIRST_LINES} autres` : nameCell(dimension, value);
  const [one, many] = nouns[unit];
  const total = lines.reduce((sum, line) => sum + line.count, 0);
  const totalBefore = lines.reduce((sum, line) => sum + (line.before ?? 0), 0);

  const open = (when: 'periode' | 'avant'): FigureColumn<CellLine>['open'] => ({
    label: (line) => {
      const number = when === 'periode' ? (line?.count ?? total) : (line?.before ?? totalBefore);
      const of = line === null ? 'au total' : name(line);
      const then = when === 'avant' ? ', un an plus tôt' : '';
      const what = line?.value === OTHERS ? 'Montrer toutes les lignes' : 'Voir dans le journal';
      return `${count(number, one, many)}${NBSP}: ${of}${then}. ${what}`;
    },
    run: (line) =>
      line?.value === OTHERS
        ? setWhole(true)
        : onOpen(
            line === null
              ? { state: 'valides', unit, cell: null }
              : cellFilter(dimension, line.value),
            when,
          ),
  });
  const columns: FigureColumn<CellLine>[] = [
    {
      key: 'nombre',
      title: 'Nombre',
      cell: (line) => line.count,
      total,
      ...opened(open('periode')),
    },
    { key: 'part', title: 'Part', cell: (line) => formatShare(line.count, total) },
  ];
  if (before !== null)
    columns.push(
      {
        key: 'avant',
        title: 'Un an plus tôt',
        cell: (line) => line.before,
        total: totalBefore,
        ...opened(open('avant')),
      },
      {
        key: 'ecart',
        title: 'Écart',
        cell: (line) => signed(line.count - (line.before ?? 0)),
        total: signed(total - totalBefore),
      },
    );
  if (lines.length === 0) return <Text c="dimmed">Rien de noté sur cette période.</Text>;
  const title = `${many} par ${dimensionNames[dimension].toLowerCase()}`;
  return (
    <Stack gap="sm" align="flex-start">
      <div className={classes['chartAndTable']}>
        <BarChart
          title={title}
          rows={shown.filter(isCell).map((line) => ({ label: name(line), value: line.count }))}
          absent=""
        />
        <FigureTable
          caption={title}
          rowTitle={dimensionNames[dimension]}
          rows={shown}
          rowKey={({ value }) => value}
          rowName={name}
          columns={columns}
          absent="–"
          totalLabel="Total"
        />
      </div>
      {folded.length < lines.length && (
        <Button variant="default" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole
            ? `Montrer les ${FIRST_LINES} premières lignes`
            : `Montrer les ${lines.length} lignes`}
        </Button>
      )}
    </Stack>
  );
}

/** The bar of all the others together would dwarf the ones they are compared with. */
function isCell({ value }: CellLine): boolean {
  return value !== OTHERS;
}

function opened<Open>(open: Open | undefined): { readonly open?: Open } {
  return open === undefined ? {} : { open };
}
