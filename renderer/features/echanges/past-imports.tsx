import { Badge, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { DeskSession } from '../../data/desk-session.ts';
import { giveWay } from '../../data/give-way.ts';
import type { Import } from '../../data/imports/imports.ts';
import { withImportLock } from '../../data/imports/import-lock.ts';
import { undoImport } from '../../data/imports/undo-import.ts';
import { formatInstant } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { daysSentence, entriesWords, undoWords } from './import-words.ts';

const states = { 'en-cours': 'interrompu', termine: 'importé', annule: 'annulé' } as const;

/** The imports of this desk, and the way to undo each. */
export function PastImports({
  session,
  imports,
}: {
  readonly session: DeskSession;
  readonly imports: readonly Import[];
}) {
  const [asked, setAsked] = useState<string | null>(null);
  const [undoing, setUndoing] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  if (imports.length === 0) return null;

  const undo = async (done: Import) => {
    setUndoing(true);
    const result = await withImportLock(() =>
      undoImport(session, done, { pause: () => giveWay('user-visible') }),
    );
    setRefusal(result.ok ? null : result.failure.sentence);
    setUndoing(false);
    setAsked(null);
  };

  return (
    <Stack gap="sm">
      <Title order={3}>Imports de ce poste</Title>
      {refusal !== null && <Notice kind="error">{refusal}</Notice>}
      <Table.ScrollContainer
        minWidth={560}
        type="native"
        tabIndex={0}
        role="region"
        aria-label="Imports de ce poste"
      >
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Fichier</Table.Th>
              <Table.Th>Entrées</Table.Th>
              <Table.Th>Jours</Table.Th>
              <Table.Th>État</Table.Th>
              <Table.Th>Action</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {imports.map((done) => (
              <Table.Tr key={done.id}>
                <Table.Td>
                  {done.sealed.fichier}
                  <Text size="sm" c="dimmed">
                    {formatInstant(done.sealed.noteLe, session.identity.zone)}
                  </Text>
                </Table.Td>
                <Table.Td>
                  {done.clear.etat === 'en-cours'
                    ? '–'
                    : entriesWords(done.sealed.visites, done.sealed.seances)}
                </Table.Td>
                <Table.Td>{daysSentence(done.sealed.du, done.sealed.au)}</Table.Td>
                <Table.Td>
                  <Badge variant="light" size="lg">
                    {states[done.clear.etat]}
                  </Badge>
                </Table.Td>
                <Table.Td>
                  {done.clear.etat === 'termine' && asked !== done.id && (
                    <Button variant="default" onClick={() => setAsked(done.id)}>
                      Annuler cet import
                    </Button>
                  )}
                  {asked === done.id && (
                    <Group gap="xs">
                      <Button color="red" loading={undoing} onClick={() => void undo(done)}>
                        {undoWords(done.sealed.visites, done.sealed.seances)}
                      </Button>
                      <Button variant="default" disabled={undoing} onClick={() => setAsked(null)}>
                        Les garder
                      </Button>
                    </Group>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
