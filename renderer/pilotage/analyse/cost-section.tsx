import { useCallback } from 'react';
import { budgetsAnswerSchema, officePaths } from '../../../shared/sync/office-api.ts';
import type { PublishedPeriod } from '../../../shared/sync/published-figures.ts';
import { BarChart } from '../../ui/bar-chart.tsx';
import { FigureTable } from '../../ui/figure-table.tsx';
import { formatNumber, NBSP } from '../../ui/format.ts';
import { ChartAndTable } from '../chart-and-table.tsx';
import type { PageProps } from '../pages.ts';
import { useLoaded } from '../use-loaded.ts';
import type { Question } from './question.ts';
import { showFigure } from './rows.ts';

/** What a visite costs, where the office entered a budget for the year. */
export function CostSection({
  client,
  onExpired,
  published,
  question,
}: Pick<PageProps, 'client' | 'onExpired'> & {
  readonly published: PublishedPeriod;
  readonly question: Question;
}) {
  const read = useCallback(() => client.get(officePaths.budgets, budgetsAnswerSchema), [client]);
  const { value } = useLoaded(read, onExpired);
  const rows = (value?.budgets ?? []).flatMap(({ site, year, euros }) => {
    const place = published.sites.find((one) => one.site === site);
    const isAsked = year === question.year && (question.site ?? site) === site;
    return place === undefined || !isAsked
      ? []
      : [{ site, name: place.name, euros, visites: place.totals.visites }];
  });
  if (rows.length === 0) return null;
  const cost = ({ euros, visites }: (typeof rows)[number]) =>
    published.closed && visites !== null && visites > 0 ? Math.round(euros / visites) : null;
  return (
    <ChartAndTable
      title="Coût par visite"
      note={
        published.closed
          ? 'Budget de l’année saisi par la coordination, divisé par les visites de l’année, à l’euro près.'
          : 'Calculé une fois l’année finie.'
      }
      chart={
        <BarChart
          title="Coût par visite, en euros"
          rows={rows.map((row) => ({ label: row.name, value: cost(row) }))}
          absent="non calculé"
          unit={`${NBSP}€`}
        />
      }
      table={
        <FigureTable
          caption="Budget, visites et coût par visite"
          rowTitle="Plateforme"
          rows={rows}
          rowKey={({ site }) => site}
          rowName={({ name }) => name}
          columns={[
            {
              key: 'budget',
              title: 'Budget',
              cell: ({ euros }) => `${formatNumber(euros)}${NBSP}€`,
            },
            { key: 'visites', title: 'Visites', cell: ({ visites }) => showFigure(visites) },
            {
              key: 'cout',
              title: 'Coût par visite',
              cell: (row) => {
                const euros = cost(row);
                return euros === null ? null : `${formatNumber(euros)}${NBSP}€`;
              },
            },
          ]}
          absent="non calculé"
        />
      }
    />
  );
}
