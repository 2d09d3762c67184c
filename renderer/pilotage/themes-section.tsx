import { themeLabels } from '../../shared/domain/vocabulary/theme.ts';
import type { Figures } from '../../shared/sync/pilotage-api.ts';
import { BarChart } from '../ui/bar-chart.tsx';
import { FigureTable, type FigureColumn } from '../ui/figure-table.tsx';
import { formatShare } from '../ui/format.ts';
import { ChartAndTable } from './chart-and-table.tsx';
import { orWithheld } from './site-figures.ts';
import { NOTHING_RECEIVED, WITHHELD } from './wording.ts';

type ThemeFigures = Figures['themes'][number];

/** Demandes by thème du rapport, and the share of each. */
export function ThemesSection({ figures }: { readonly figures: Figures }) {
  const { themes } = figures;
  // Of closed months, as the thèmes are: the period’s own total may hold days more.
  const total = themes.every(({ demandes }) => demandes !== null)
    ? themes.reduce((sum, { demandes }) => sum + (demandes ?? 0), 0)
    : figures.total.demandes;
  const columns: readonly FigureColumn<ThemeFigures>[] = [
    {
      key: 'demandes',
      title: 'Demandes',
      cell: ({ demandes }) => orWithheld(demandes),
      total: orWithheld(total),
    },
    {
      key: 'part',
      title: 'Part',
      cell: ({ demandes }) =>
        demandes === null || total === null ? '' : formatShare(demandes, total),
    },
  ];

  return (
    <ChartAndTable
      title="Demandes par thème"
      chart={
        <BarChart
          title="Demandes par thème"
          rows={themes.map(({ theme, demandes }) => ({
            label: themeLabels[theme],
            value: demandes,
          }))}
          absent={WITHHELD}
        />
      }
      table={
        <FigureTable
          caption="Demandes par thème, et leur part du total"
          rowTitle="Thème"
          rows={themes}
          rowKey={({ theme }) => theme}
          rowName={({ theme }) => themeLabels[theme]}
          columns={columns}
          absent={NOTHING_RECEIVED}
          totalLabel="Total"
        />
      }
    />
  );
}
