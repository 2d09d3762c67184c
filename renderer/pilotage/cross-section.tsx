import { Paper, Title } from '@mantine/core';
import { themeLabels } from '../../shared/domain/vocabulary/theme.ts';
import type { Figures } from '../../shared/sync/pilotage-api.ts';
import { FigureTable, type FigureColumn } from '../ui/figure-table.tsx';
import classes from './pilotage.module.css';
import { ifReceived, orWithheld, type SiteFigures } from './site-figures.ts';
import { NOTHING_RECEIVED } from './wording.ts';

/** Demandes of each platform by thème: one line a platform, one column a thème. */
export function CrossSection({ figures: { sites, themes, total } }: { readonly figures: Figures }) {
  const columns: readonly FigureColumn<SiteFigures>[] = [
    ...themes.map(({ theme, demandes }) => ({
      key: theme,
      title: themeLabels[theme],
      cell: (site: SiteFigures) =>
        ifReceived(site, site.themes[theme] === undefined ? 0 : site.themes[theme]),
      total: orWithheld(demandes),
    })),
    {
      key: 'total',
      title: 'Total',
      cell: (site) => ifReceived(site, site.demandes),
      total: orWithheld(total.demandes),
    },
  ];

  return (
    <Paper withBorder p="lg" component="section" className={classes['section'] ?? ''}>
      <Title order={2} mb="md">
        Demandes par plateforme et par thème
      </Title>
      <FigureTable
        caption="Demandes de chaque plateforme, thème par thème"
        rowTitle="Plateforme"
        rows={sites}
        rowKey={({ site }) => site}
        rowName={({ name }) => name}
        columns={columns}
        absent={NOTHING_RECEIVED}
        totalLabel="Réseau"
      />
    </Paper>
  );
}
