import { NOT_SAID } from '../../../shared/domain/comptage/dimension.ts';
import type { PublishedDimension, PublishedPlace } from '../../../shared/sync/published-figures.ts';
import { toCutRows } from '../../../shared/sync/published-rows.ts';
import type { CutRow } from '../../../shared/sync/published-rows.ts';
import { dimensionLabels } from '../../../shared/sync/published-words.ts';
import { BarChart } from '../../ui/bar-chart.tsx';
import { FigureTable } from '../../ui/figure-table.tsx';
import type { FigureColumn } from '../../ui/figure-table.tsx';
import { capitalise } from '../../ui/format.ts';
import type { MapAnswer } from '../../../shared/sync/office-api.ts';
import { ChartAndTable } from '../chart-and-table.tsx';
import { WITHHELD } from '../wording.ts';
import { CommuneMap } from './commune-map.tsx';
import { showChange, showFigure } from './rows.ts';

/** Bars drawn at most: the table beside holds them all. */
const BARS = 14;

/** One breakdown: its chart, and the same figures in a table with those of a year before. */
export function CutSection({
  dimension,
  now,
  before,
  columns: names,
  nameCommune,
  map,
}: {
  readonly dimension: PublishedDimension;
  readonly now: PublishedPlace;
  readonly before: PublishedPlace | null;
  readonly columns: { readonly now: string; readonly before: string | null };
  readonly nameCommune: (insee: string) => string | null;
  /** What communes are drawn on; null while it is not there. */
  readonly map: MapAnswer | null;
}) {
  const rows = toCutRows(dimension, now, before, nameCommune);
  // A breakdown nobody filled says nothing.
  if (rows.every(({ key }) => key === NOT_SAID)) return null;
  const { unit, by } = dimensionLabels[dimension];
  const title = `${capitalise(unit)} par ${by}`;
  const columns: readonly FigureColumn<CutRow>[] = [
    { key: 'now', title: names.now, cell: (row) => showFigure(row.now, row.isAtLeast) },
    ...(names.before === null
      ? []
      : [
          { key: 'before', title: names.before, cell: (row: CutRow) => showFigure(row.before) },
          {
            key: 'change',
            title: 'Évolution',
            cell: (row: CutRow) => (row.isAtLeast ? '–' : showChange(row.now, row.before)),
          },
        ]),
  ];
  const drawn = rows.slice(0, BARS);
  const isMapped = dimension === 'visites.commune' && map !== null && map.communes.length > 0;
  return (
    <ChartAndTable
      title={title}
      {...(rows.length > BARS && !isMapped
        ? { note: `Le dessin montre les ${BARS} premières lignes, le tableau les ${rows.length}.` }
        : {})}
      chart={
        isMapped ? (
          <CommuneMap map={map} rows={rows} />
        ) : (
          <BarChart
            title={title}
            rows={drawn.map(({ name, now: value }) => ({ label: name, value }))}
            absent={WITHHELD}
          />
        )
      }
      table={
        <FigureTable
          caption={title}
          rowTitle={capitalise(by)}
          rows={rows}
          rowKey={({ key }) => key}
          rowName={({ name }) => name}
          columns={columns}
          absent={WITHHELD}
        />
      }
    />
  );
}
