import { themeLabels } from '../../shared/domain/vocabulary/theme.ts';
import type { Figures } from '../../shared/sync/pilotage-api.ts';
import { BarChart } from '../ui/bar-chart.tsx';
import { FigureTable, type FigureColumn } from '../ui/figure-table.tsx';
import { formatShare } from '../ui/format.ts';
import { ChartAndTable } from './chart-and-table.tsx';
import { NOTHING_RECEIVED } from './wording.ts';

type ThemeFigures = Figures['themes'][number];

/** Demandes by thème du rapport, and the share of each. */
export function ThemesSection({ figures: { themes, total } }: { readonly figures: Figures }) {
  const columns: readonly FigureColumn<ThemeFigures>[] = [
    {
      key: 'demandes',
      title: 'Demandes',
      cell: ({ demandes }) => demandes,
      total: total.demandes,
    },
    {
      key: 'part',
      title: 'Part',
      cell: ({ demandes }) => formatShare(demandes, total.demandes),
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
          absent={NOTHING_RECEIVED}
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
