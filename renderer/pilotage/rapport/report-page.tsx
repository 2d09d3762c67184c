import { Button, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { useCallback, useState } from 'react';
import { instantToLocal } from '../../../shared/domain/calendar/local-day.ts';
import { OFFICE } from '../../../shared/domain/staff/role.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { declaredFiguresSchema, pilotagePaths } from '../../../shared/sync/pilotage-api.ts';
import { publishedPeriodSchema } from '../../../shared/sync/published-figures.ts';
import { budgetsAnswerSchema, officePaths } from '../../../shared/sync/office-api.ts';
import { DeclaredSection } from '../declared-section.tsx';
import { LoadingPage } from '../loading-page.tsx';
import type { PageProps } from '../pages.ts';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import { useLoaded } from '../use-loaded.ts';
import { BudgetForm } from './budget-form.tsx';
import { DeclareForm } from './declare-form.tsx';
import { ImportDeclared } from './import-declared.tsx';

/** Years a report can be made of, the latest first. */
const YEARS = 12;

/** What do I hand over to those who pay? The report, and what is entered by hand for it. */
export function ReportPage({ client, clock, session, onExpired }: PageProps) {
  const { day } = instantToLocal(clock.now(), session.zone);
  const thisYear = Number(day.slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const read = useCallback(async () => {
    const query = new URLSearchParams({ period: 'annee', at: `${thisYear}-01-01` }).toString();
    const [declared, budgets, published] = await Promise.all([
      client.get(officePaths.declares, declaredFiguresSchema),
      client.get(officePaths.budgets, budgetsAnswerSchema),
      client.get(`${pilotagePaths.published}?${query}`, publishedPeriodSchema),
    ]);
    if (!declared.ok) return declared;
    if (!budgets.ok) return budgets;
    if (!published.ok) return published;
    return ok({
      declared: declared.value,
      budgets: budgets.value.budgets,
      sites: published.value.sites.map(({ site, name }) => ({ site, name })),
    });
  }, [client, thisYear]);
  const { value, failure, reload } = useLoaded(read, onExpired);
  if (value === null)
    return <LoadingPage title="Rapport annuel" failure={failure} onRetry={() => void reload()} />;
  const isOffice = OFFICE.includes(session.role);
  const parts = { client, onExpired, reload, sites: value.sites };
  return (
    <Stack gap="lg">
      <ScreenTitle product="Relais, pilotage">Rapport annuel</ScreenTitle>
      <Paper withBorder p="lg" component="section">
        <Text mb="md" maw="70ch">
          Les chiffres-clés, les thèmes, chaque plateforme, l’évolution depuis la première année,
          les partenaires, la visio, le coût par visite et, en dernière page, la méthode et ses
          limites. Ce sont les chiffres de ces écrans, à l’unité près.
        </Text>
        <Group align="flex-end">
          <NativeSelect
            label="Année"
            data={Array.from({ length: YEARS }, (_none, back) => String(thisYear - back))}
            value={String(year)}
            onChange={(event) => setYear(Number(event.currentTarget.value))}
          />
          <Button component="a" href={`${officePaths.rapport}?annee=${year}`} download>
            Télécharger le rapport {year} (PDF)
          </Button>
        </Group>
        {year === thisYear && (
          <Text c="dimmed" mt="sm">
            L’année n’est pas finie{'\u00a0'}: le rapport le dit.
          </Text>
        )}
      </Paper>
      <DeclaredSection declared={value.declared} />
      {isOffice && (
        <>
          <Paper withBorder p="lg" component="section">
            <Title order={2} mb={4}>
              Déclarer une année d’avant l’outil
            </Title>
            <Text c="dimmed" mb="md" maw="70ch">
              Repris tel qu’imprimé, avec sa source. Ces totaux restent marqués «{'\u00a0'}déclarés
              {'\u00a0'}» partout et ne s’ajoutent jamais à ce qui est compté ici.
            </Text>
            <DeclareForm {...parts} years={value.declared.years} />
            <ImportDeclared {...parts} />
          </Paper>
          <Paper withBorder p="lg" component="section">
            <Title order={2} mb={4}>
              Budgets
            </Title>
            <Text c="dimmed" mb="md">
              Le budget d’une plateforme pour une année donne son coût par visite, une fois l’année
              finie.
            </Text>
            <BudgetForm {...parts} budgets={value.budgets} thisYear={thisYear} />
          </Paper>
        </>
      )}
    </Stack>
  );
}
