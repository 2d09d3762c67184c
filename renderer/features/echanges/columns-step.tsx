import { Button, Checkbox, Group, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { champLabels, champSchema } from '../../../shared/domain/echange/champ.ts';
import { coopNotes } from '../../../shared/domain/echange/coop-words.ts';
import { count } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { formatSentences, isPersonal } from './import-words.ts';
import { withChamp } from './use-import.ts';
import type { ChosenFile } from './use-import.ts';

const choices = [
  { value: '', label: 'Ne pas lire' },
  ...champSchema.options.map((champ) => ({ value: champ, label: champLabels[champ] })),
];

/** What each column of the file is. */
export function ColumnsStep({
  file,
  refusal,
  busy,
  onChange,
  onRead,
  onBack,
}: {
  readonly file: ChosenFile;
  readonly refusal: string | null;
  readonly busy: boolean;
  readonly onChange: (file: ChosenFile) => void;
  readonly onRead: () => void;
  readonly onBack: () => void;
}) {
  const { overview, mapping, name } = file;
  return (
    <Stack gap="md">
      <Text>
        <strong>{name}</strong>, {count(overview.lignes, 'ligne', 'lignes')}.{' '}
        {formatSentences[mapping.format]}
      </Text>
      {mapping.format === 'coop' && (
        <ul>
          {coopNotes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <Table.ScrollContainer
        minWidth={560}
        type="native"
        tabIndex={0}
        role="region"
        aria-label="Colonnes du fichier"
      >
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Colonne du fichier</Table.Th>
              <Table.Th>Premières valeurs</Table.Th>
              <Table.Th>Ce que c’est</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {overview.headers.map((header, column) => (
              <Table.Tr key={header}>
                <Table.Td>{header}</Table.Td>
                <Table.Td c="dimmed">
                  {isPersonal(header)
                    ? 'non montrées'
                    : (overview.exemples[column] ?? [])
                        .map((text) => text.slice(0, 40))
                        .join(' · ')}
                </Table.Td>
                <Table.Td>
                  <NativeSelect
                    aria-label={`Ce qu’est la colonne ${header}`}
                    data={choices}
                    value={mapping.champs[column] ?? ''}
                    disabled={busy}
                    onChange={(event) => {
                      const champ = champSchema.safeParse(event.currentTarget.value);
                      onChange(withChamp(file, column, champ.success ? champ.data : null));
                    }}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Checkbox
        checked={file.tolerant}
        disabled={busy}
        onChange={(event) => onChange({ ...file, tolerant: event.currentTarget.checked })}
        label="Garder les lignes dont un mot n’est pas reconnu"
        description="Le champ reste vide. Une date ou une durée fausse écarte toujours sa ligne."
      />
      {refusal !== null && <Notice kind="error">{refusal}</Notice>}
      <Group>
        <Button loading={busy} onClick={onRead}>
          Vérifier sans rien enregistrer
        </Button>
        <Button variant="default" disabled={busy} onClick={onBack}>
          Choisir un autre fichier
        </Button>
      </Group>
    </Stack>
  );
}
