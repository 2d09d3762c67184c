import { Button, FileInput, Group, Stack, Text } from '@mantine/core';
import Papa from 'papaparse';
import { useState } from 'react';
import type { DeclaredYear } from '../../../shared/domain/network/declared.ts';
import { doneSchema } from '../../../shared/sync/administration-api.ts';
import { officePaths } from '../../../shared/sync/office-api.ts';
import { count } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import type { PageProps } from '../pages.ts';
import { useAct } from '../use-act.ts';
import { declaredColumns, readDeclaredLines } from './read-declared-file.ts';

/** Characters of a file read at most: sixty years of a large network stay far below. */
const LARGEST = 1_000_000;

/** Several declared years at once, from a CSV; shown before anything is kept. */
export function ImportDeclared({
  client,
  onExpired,
  reload,
  sites,
}: Pick<PageProps, 'client' | 'onExpired'> & {
  readonly reload: () => Promise<void>;
  readonly sites: readonly { readonly site: string; readonly name: string }[];
}) {
  const { said, busy, act } = useAct(onExpired);
  const [years, setYears] = useState<readonly DeclaredYear[]>([]);
  const [fault, setFault] = useState<string | null>(null);

  async function open(file: File | null) {
    setYears([]);
    setFault(null);
    if (file === null) return;
    const text = (await file.text()).slice(0, LARGEST);
    const { data } = Papa.parse<Record<string, string | undefined>>(text, {
      header: true,
      skipEmptyLines: 'greedy',
      transformHeader: (name) => name.trim(),
    });
    const read = readDeclaredLines(data, sites);
    if (read.ok) setYears(read.value);
    else setFault(read.failure.sentence);
  }
  return (
    <Stack mt="lg" gap="xs">
      <FileInput
        label="Importer plusieurs années (CSV)"
        description={`Colonnes\u00a0: ${declaredColumns.join(', ')}, et T1, T2, T3, T4, T5, T9 si les parts des thèmes sont publiées. Plateforme vide\u00a0: le réseau entier.`}
        placeholder="Choisir un fichier"
        accept=".csv,text/csv"
        onChange={(file) => void open(file)}
        maw="40rem"
      />
      {fault !== null && <Notice kind="error">{fault}</Notice>}
      {said !== null && <Notice kind={said.ok ? 'info' : 'error'}>{said.text}</Notice>}
      {years.length > 0 && (
        <Group>
          <Text>
            {count(years.length, 'année lue', 'années lues')}&nbsp;:{' '}
            {years.map(({ year }) => year).join(', ')}.
          </Text>
          <Button
            loading={busy}
            onClick={() =>
              void act(
                () => client.send('POST', officePaths.declares, { years }, doneSchema),
                async () => {
                  await reload();
                  setYears([]);
                  return `${count(years.length, 'année est déclarée', 'années sont déclarées')}.`;
                },
              )
            }
          >
            Déclarer ces années
          </Button>
        </Group>
      )}
    </Stack>
  );
}
