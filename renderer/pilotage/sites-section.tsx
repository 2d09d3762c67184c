import type { Zone } from '../../shared/domain/calendar/local-day.ts';
import type { Figures } from '../../shared/sync/pilotage-api.ts';
import { BarChart } from '../ui/bar-chart.tsx';
import { FigureTable, type FigureColumn } from '../ui/figure-table.tsx';
import { formatMoment, NBSP } from '../ui/format.ts';
import { ChartAndTable } from './chart-and-table.tsx';
import { ifReceived, orWithheld, type SiteFigures } from './site-figures.ts';
import { NOTHING_RECEIVED, SUM_OF_SITES, WITHHELD } from './wording.ts';

/** Visites by platform, and when each platform last sent something for the period. */
export function SitesSection({
  figures: { sites, total, now },
  zone,
}: {
  readonly figures: Figures;
  readonly zone: Zone;
}) {
  const columns: readonly FigureColumn<SiteFigures>[] = [
    {
      key: 'visites',
      title: 'Visites',
      cell: (site) => ifReceived(site, site.visites),
      total: orWithheld(total.visites),
    },
    {
      key: 'demandes',
      title: 'Demandes',
      cell: (site) => ifReceived(site, site.demandes),
      total: orWithheld(total.demandes),
    },
    {
      key: 'usagers',
      title: 'Usagers suivis',
      cell: (site) => ifReceived(site, site.usagersSuivis),
      total: orWithheld(total.usagersSuivis),
    },
    {
      key: 'reception',
      title: 'Dernière réception',
      cell: ({ lastReceived }) => lastReceived && formatMoment(lastReceived, now, zone),
    },
  ];

  return (
    <ChartAndTable
      title="Visites par plateforme"
      note={`${sayReceived(sites)} Le total des usagers suivis est la ${SUM_OF_SITES}${NBSP}: une même personne peut être suivie par deux plateformes.`}
      chart={
        <BarChart
          title="Visites par plateforme"
          rows={sites.map(({ name, lastReceived, visites }) => ({
            label: name,
            value: lastReceived === null ? null : visites,
            ...(lastReceived !== null && { absent: WITHHELD }),
          }))}
          absent={NOTHING_RECEIVED}
        />
      }
      table={
        <FigureTable
          caption="Visites, demandes et usagers suivis par plateforme"
          rowTitle="Plateforme"
          rows={sites}
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

function sayReceived(sites: readonly SiteFigures[]): string {
  const received = sites.filter(({ lastReceived }) => lastReceived !== null).length;
  const [noun, verb] = received < 2 ? ['plateforme', 'a'] : ['plateformes', 'ont'];
  return `${received}${NBSP}${noun} sur ${sites.length} ${verb} envoyé des chiffres pour cette période.`;
}
