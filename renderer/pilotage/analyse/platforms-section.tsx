import type { PublishedPeriod } from '../../../shared/sync/published-figures.ts';
import { BarChart } from '../../ui/bar-chart.tsx';
import { FigureTable } from '../../ui/figure-table.tsx';
import type { FigureColumn } from '../../ui/figure-table.tsx';
import { ChartAndTable } from '../chart-and-table.tsx';
import { NOTHING_RECEIVED } from '../wording.ts';
import { showChange, showFigure } from './rows.ts';

type Site = PublishedPeriod['sites'][number];

/** The platforms beside each other, and each beside itself a year before. */
export function PlatformsSection({
  now,
  before,
  columns: names,
}: {
  readonly now: PublishedPeriod;
  readonly before: PublishedPeriod | null;
  readonly columns: { readonly now: string; readonly before: string | null };
}) {
  const formerOf = ({ site }: Site) => {
    const found = before?.sites.find((one) => one.site === site);
    return found === undefined || found.lastReceived === null ? null : found.totals.visites;
  };
  const whenReceived = (site: Site, shown: number | string) =>
    site.lastReceived === null ? null : shown;
  const columns: readonly FigureColumn<Site>[] = [
    {
      key: 'now',
      title: `Visites ${names.now}`,
      cell: (site) => whenReceived(site, showFigure(site.totals.visites)),
      total: showFigure(now.network.totals.visites),
    },
    ...(names.before === null
      ? []
      : [
          {
            key: 'before',
            title: `Visites ${names.before}`,
            cell: (site: Site) => {
              const former = formerOf(site);
              return former === null ? '–' : former;
            },
            total: showFigure(before?.network.totals.visites ?? null),
          },
          {
            key: 'change',
            title: 'Évolution',
            cell: (site: Site) => showChange(site.totals.visites, formerOf(site)),
            total: showChange(now.network.totals.visites, before?.network.totals.visites ?? null),
          },
        ]),
    {
      key: 'demandes',
      title: 'Demandes',
      cell: (site) => whenReceived(site, showFigure(site.totals.demandes)),
      total: showFigure(now.network.totals.demandes),
    },
    {
      key: 'usagers',
      title: 'Usagers suivis',
      cell: (site) => whenReceived(site, showFigure(site.totals.usagersSuivis)),
      total: showFigure(now.network.totals.usagersSuivis),
    },
  ];
  return (
    <ChartAndTable
      title="Plateformes comparées"
      chart={
        <BarChart
          title="Visites par plateforme"
          rows={now.sites.map((site) => ({
            label: site.name,
            value: site.lastReceived === null ? null : site.totals.visites,
          }))}
          absent={NOTHING_RECEIVED}
        />
      }
      table={
        <FigureTable
          caption="Visites, demandes et usagers suivis, par plateforme et un an avant"
          rowTitle="Plateforme"
          rows={now.sites}
          rowKey={({ site }) => site}
          rowName={({ name }) => name}
          columns={columns}
          absent={NOTHING_RECEIVED}
          totalLabel="Réseau"
        />
      }
    />
  );
}
