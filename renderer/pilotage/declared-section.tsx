import { Paper, Stack, Text, Title } from '@mantine/core';
import type { DeclaredFigures } from '../../shared/sync/pilotage-api.ts';
import { FigureTable, type FigureColumn } from '../ui/figure-table.tsx';
import { formatNumber, NBSP } from '../ui/format.ts';
import { DeclaredThemes } from './declared-themes.tsx';
import classes from './pilotage.module.css';
import { NOT_PUBLISHED } from './wording.ts';

type DeclaredYear = DeclaredFigures['years'][number];

/** What was published of the network before this tool, as it was printed, with where it was read. */
export function DeclaredSection({ declared: { years } }: { readonly declared: DeclaredFigures }) {
  if (years.length === 0) return null;
  return (
    <Paper withBorder p="lg" component="section" className={classes['section'] ?? ''}>
      <Title order={2} mb={4}>
        Chiffres publiés
      </Title>
      <Text c="dimmed" mb="md">
        Chiffres <strong>déclarés</strong>, antérieurs à cet outil{NBSP}: ils sont repris tels
        qu’imprimés et ne s’ajoutent jamais aux visites et aux demandes comptées ici.
      </Text>
      <Stack gap="lg">
        <div className={classes['fewColumns']}>
          <FigureTable
            caption="Accueils publiés, année par année"
            rowTitle="Année"
            rows={years}
            rowKey={({ year }) => String(year)}
            rowName={({ year }) => year}
            columns={toColumns(years)}
            absent={NOT_PUBLISHED}
          />
        </div>
        {years.map(
          ({ year, themes }) => themes && <DeclaredThemes key={year} year={year} shares={themes} />,
        )}
        {listSources(years).map(({ of, sources }) => (
          <Text key={of} size="sm" c="dimmed">
            Source des chiffres de {of}
            {NBSP}: {sources}.
          </Text>
        ))}
      </Stack>
    </Paper>
  );
}

/** The network’s total, then one column for each platform a source names. */
function toColumns(years: readonly DeclaredYear[]): readonly FigureColumn<DeclaredYear>[] {
  const named = new Map(years.flatMap(({ sites }) => sites.map(({ site, name }) => [site, name])));
  return [
    { key: 'reseau', title: 'Accueils déclarés', cell: (year) => asPrinted(year) },
    ...[...named].map(([id, name]) => ({
      key: id,
      title: `dont ${name}`,
      cell: ({ sites }: DeclaredYear) => {
        const found = sites.find(({ site }) => site === id);
        return found === undefined ? null : asPrinted(found);
      },
    })),
  ];
}

function asPrinted({ accueils, qualifier }: Pick<DeclaredYear, 'accueils' | 'qualifier'>): string {
  const figure = formatNumber(accueils);
  return qualifier === null ? figure : `${qualifier} ${figure}`;
}

/** Years read in the same places share one line. */
function listSources(years: readonly DeclaredYear[]) {
  const byPlace = Map.groupBy(years, ({ sources }) => sources.join('\u202f; '));
  return [...byPlace].map(([sources, ofYears]) => ({
    of: ofYears.map(({ year }) => year).join(' et '),
    sources,
  }));
}
