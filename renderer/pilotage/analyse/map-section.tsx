import { Text } from '@mantine/core';
import { useCallback } from 'react';
import { mapAnswerSchema, officePaths } from '../../../shared/sync/office-api.ts';
import type { PublishedPeriod } from '../../../shared/sync/published-figures.ts';
import { FigureTable } from '../../ui/figure-table.tsx';
import { ChartAndTable } from '../chart-and-table.tsx';
import type { PageProps } from '../pages.ts';
import { useLoaded } from '../use-loaded.ts';
import { NOTHING_RECEIVED } from '../wording.ts';
import { NetworkMap } from './network-map.tsx';
import { showFigure } from './rows.ts';

/** Where the platforms are, each the larger the more it received; the same in a table. */
export function MapSection({
  client,
  onExpired,
  published,
}: Pick<PageProps, 'client' | 'onExpired'> & { readonly published: PublishedPeriod }) {
  const read = useCallback(() => client.get(officePaths.carte, mapAnswerSchema), [client]);
  const { value } = useLoaded(read, onExpired);
  // A map is a help, not a figure: without it the page says the same.
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
