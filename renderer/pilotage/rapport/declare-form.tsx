import { Button, Group, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { declaredYearSchema } from '../../../shared/domain/network/declared.ts';
import { err } from '../../../shared/kernel/result.ts';
import { doneSchema } from '../../../shared/sync/administration-api.ts';
import { officePaths } from '../../../shared/sync/office-api.ts';
import type { DeclaredFigures } from '../../../shared/sync/pilotage-api.ts';
import { Notice } from '../../ui/notice.tsx';
import type { PageProps } from '../pages.ts';
import { useAct } from '../use-act.ts';
import { explain } from './read-declared-file.ts';

/** One year’s accueils, as a source printed them; or a declared year taken off. */
export function DeclareForm({
  client,
  onExpired,
  reload,
  years,
}: Pick<PageProps, 'client' | 'onExpired'> & {
  readonly reload: () => Promise<void>;
  readonly years: DeclaredFigures['years'];
}) {
  const { said, busy, act } = useAct(onExpired);
  const [year, setYear] = useState<number | string>('');
  const [accueils, setAccueils] = useState<number | string>('');
  const [qualifier, setQualifier] = useState('');
  const [source, setSource] = useState('');
  const [leaving, setLeaving] = useState<number | null>(null);

  const save = () =>
    act(
      async () => {
        const entered = declaredYearSchema.safeParse({
          year,
          accueils,
          qualifier: qualifier === '' ? null : qualifier,
          sites: [],
          themes: null,
          sources: source.trim() === '' ? [] : [source.trim()],
        });
        return entered.success
          ? client.send('POST', officePaths.declares, { years: [entered.data] }, doneSchema)
          : err({
              code: 'annee-illisible',
              sentence: `Rien n’est enregistré\u00a0: ${explain(entered.error.issues[0]?.path)}`,
            });
      },
      async () => {
        await reload();
        return `L’année ${year} est déclarée.`;
      },
    );
  const withdraw = (gone: number) =>
    act(
      () => client.send('POST', officePaths.retraitDeclare, { year: gone }, doneSchema),
      async () => {
        setLeaving(null);
        await reload();
        return `L’année ${gone} n’est plus déclarée.`;
      },
    );
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
          <NumberInput
            label="Année"
            value={year}
            onChange={setYear}
            hideControls
            allowDecimal={false}
            allowNegative={false}
            maxLength={4}
            w="6rem"
            required
          />
          <NativeSelect
            label="Précision"
            data={[
              { value: '', label: 'le nombre seul' },
              { value: 'plus de', label: 'plus de' },
              { value: 'environ', label: 'environ' },
            ]}
            value={qualifier}
            onChange={(event) => setQualifier(event.currentTarget.value)}
          />
          <NumberInput
            label="Accueils du réseau"
            value={accueils}
            onChange={setAccueils}
            hideControls
            allowDecimal={false}
            allowNegative={false}
            thousandSeparator={'\u202f'}
            w="10rem"
            required
          />
          <TextInput
            label="Source"
            placeholder="Où ces chiffres ont été publiés"
            value={source}
            onChange={(event) => setSource(event.currentTarget.value)}
            autoComplete="off"
            maxLength={200}
            w="22rem"
            required
          />
          <Button type="submit" loading={busy}>
            Déclarer
          </Button>
        </Group>
      </form>
      <Group gap="xs">
        {years.map((one) =>
          leaving === one.year ? (
            <Group key={one.year} gap="xs">
              <Button color="red" loading={busy} onClick={() => void withdraw(one.year)}>
                Retirer l’année {one.year}, sa source comprise
              </Button>
              <Button variant="default" onClick={() => setLeaving(null)}>
                Garder
              </Button>
            </Group>
          ) : (
            <Button key={one.year} variant="default" onClick={() => setLeaving(one.year)}>
              Retirer {one.year}…
            </Button>
          ),
        )}
      </Group>
    </Stack>
  );
}
