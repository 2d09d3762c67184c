import { Button, Group, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { doneSchema } from '../../../shared/sync/administration-api.ts';
import { officePaths } from '../../../shared/sync/office-api.ts';
import type { Budget } from '../../../shared/sync/office-api.ts';
import { FigureTable } from '../../ui/figure-table.tsx';
import { formatNumber, NBSP } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import type { PageProps } from '../pages.ts';
import { useAct } from '../use-act.ts';

/** What each platform costs a year, entered by the office. */
export function BudgetForm({
  client,
  onExpired,
  reload,
  sites,
  budgets,
  thisYear,
}: Pick<PageProps, 'client' | 'onExpired'> & {
  readonly reload: () => Promise<void>;
  readonly sites: readonly { readonly site: string; readonly name: string }[];
  readonly budgets: readonly Budget[];
  readonly thisYear: number;
}) {
  const { said, busy, act } = useAct(onExpired);
  const [site, setSite] = useState(sites[0]?.site ?? '');
  const [year, setYear] = useState(thisYear);
  const [euros, setEuros] = useState<number | string>('');
  const [source, setSource] = useState('');
  const save = () =>
    act(
      () =>
        client.send(
          'POST',
          officePaths.budgets,
          { site, year, euros: typeof euros === 'number' ? euros : null, source },
          doneSchema,
        ),
      async () => {
        await reload();
        return typeof euros === 'number' ? 'Le budget est enregistré.' : 'Le budget est retiré.';
      },
    );
  const nameOf = (id: string) => sites.find((one) => one.site === id)?.name ?? id;
  return (
    <Stack>
      {said !== null && <Notice kind={said.ok ? 'info' : 'error'}>{said.text}</Notice>}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Group align="flex-end">
          <NativeSelect
            label="Plateforme"
            data={sites.map((one) => ({ value: one.site, label: one.name }))}
            value={site}
            onChange={(event) => setSite(event.currentTarget.value)}
          />
          <NativeSelect
            label="Année du budget"
            data={Array.from({ length: 12 }, (_none, back) => String(thisYear - back))}
            value={String(year)}
            onChange={(event) => setYear(Number(event.currentTarget.value))}
          />
          <NumberInput
            label="Montant, en euros"
            description={'Vide\u00a0: retire le budget.'}
            value={euros}
            onChange={setEuros}
            hideControls
            allowDecimal={false}
            allowNegative={false}
            thousandSeparator={'\u202f'}
            w="12rem"
          />
          <TextInput
            label="Origine du montant"
            placeholder="Budget voté, compte administratif…"
            value={source}
            onChange={(event) => setSource(event.currentTarget.value)}
            autoComplete="off"
            maxLength={200}
            w="20rem"
          />
          <Button type="submit" loading={busy}>
            Enregistrer le budget
          </Button>
        </Group>
      </form>
      {budgets.length > 0 && (
        <FigureTable
          caption="Budgets saisis"
          rowTitle="Plateforme"
          rows={budgets}
          rowKey={(budget) => `${budget.site} ${budget.year}`}
          rowName={(budget) => nameOf(budget.site)}
          columns={[
            { key: 'annee', title: 'Année', cell: (budget) => String(budget.year) },
            {
              key: 'euros',
              title: 'Budget',
              cell: (budget) => `${formatNumber(budget.euros)}${NBSP}€`,
            },
            { key: 'source', title: 'Origine', cell: (budget) => budget.source || '–' },
            { key: 'par', title: 'Saisi par', cell: (budget) => budget.enteredBy },
          ]}
          absent="–"
        />
      )}
    </Stack>
  );
}
