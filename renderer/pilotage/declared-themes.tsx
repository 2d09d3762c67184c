import { Title } from '@mantine/core';
import { themeLabels, themeSchema, type Theme } from '../../shared/domain/vocabulary/theme.ts';
import { BarChart } from '../ui/bar-chart.tsx';
import { FigureTable } from '../ui/figure-table.tsx';
import { NBSP } from '../ui/format.ts';
import classes from './pilotage.module.css';
import { NOT_PUBLISHED } from './wording.ts';

/** The published share of each thème, in percent of one year’s activities: chart and table. */
export function DeclaredThemes({
  year,
  shares,
}: {
  readonly year: number;
  readonly shares: Readonly<Record<Theme, number>>;
}) {
  const title = `Activités de ${year} par thème`;
  return (
    <div>
      <Title order={3} mb="sm">
        {title}
      </Title>
      <div className={classes['chartAndTable']}>
        <BarChart
          title={title}
          rows={themeSchema.options.map((theme) => ({
            label: themeLabels[theme],
            value: shares[theme],
          }))}
          absent={NOT_PUBLISHED}
          unit={`${NBSP}%`}
        />
        <FigureTable
          caption={`${title}, part déclarée`}
          rowTitle="Thème"
          rows={themeSchema.options}
          rowKey={(theme) => theme}
          rowName={(theme) => themeLabels[theme]}
          columns={[
            { key: 'part', title: 'Part déclarée', cell: (theme) => `${shares[theme]}${NBSP}%` },
          ]}
          absent={NOT_PUBLISHED}
        />
      </div>
    </div>
  );
}
