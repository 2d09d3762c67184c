import { Text } from '@mantine/core';
import type { MapAnswer } from '../../../shared/sync/office-api.ts';
import type { PublishedPeriod } from '../../../shared/sync/published-figures.ts';
import { FigureTable } from '../../ui/figure-table.tsx';
import { ChartAndTable } from '../chart-and-table.tsx';
import { NOTHING_RECEIVED } from '../wording.ts';
import { NetworkMap } from './network-map.tsx';
import { showFigure } from './rows.ts';

/** Where the platforms are, each the larger the more it received; the same in a table. */
export function MapSection({
  map: value,
  published,
}: {
  /** Null while it is not there: a map is a help, not a figure, and the page says the same. */
  readonly map: MapAnswer | null;
  readonly published: PublishedPeriod;
}) {
  if (value === null || value.sites.length === 0) return null;
  const unplaced = published.sites.filter(
    ({ site }) => !value.sites.some((placed) => placed.site === site),
  );
  return (
    <ChartAndTable
      title="Carte des plateformes"
      note={`La surface d’un rond suit le nombre de visites.${unplaced.length === 0 ? '' : ` Sans position connue\u00a0: ${unplaced.map(({ name }) => name).join(', ')}.`}`}
      chart={
        <div>
          <NetworkMap map={value} published={published} />
          {value.credit !== null && (
            <Text size="sm" c="dimmed">
              {value.credit}
            </Text>
          )}
        </div>
      }
      table={
        <FigureTable
          caption="Visites par plateforme, du plus grand nombre au plus petit"
          rowTitle="Plateforme"
          rows={published.sites.toSorted(
            (a, b) => (b.totals.visites ?? -1) - (a.totals.visites ?? -1),
          )}
          rowKey={({ site }) => site}
          rowName={({ name }) => name}
          columns={[
            {
              key: 'visites',
              title: 'Visites',
              cell: ({ lastReceived, totals }) =>
                lastReceived === null ? null : showFigure(totals.visites),
            },
          ]}
          absent={NOTHING_RECEIVED}
        />
      }
    />
  );
}
