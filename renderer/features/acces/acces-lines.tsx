import { Anchor, Button, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { gesteLabels } from '../../../shared/domain/acces/geste-labels.ts';
import { isAcces } from '../../data/acces/acces.ts';
import type { AccesChain } from '../../data/acces/acces.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { useRegistre } from '../../data/registre/registre.ts';
import { listPeople } from '../../data/vault/people.ts';
import { capitalise, count, formatInstant } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { accesRows, filterRows } from './acces-rows.ts';
import { chainWords } from './chain-words.ts';
import { useAccesFile } from './use-acces-file.ts';

/** Lines drawn at once: the rest comes when asked. */
const SHOWN = 50;

/** The log once read: what its chain says, its lines with a search, and its file. */
export function AccesLines({
  session,
  chain,
  hrefOf,
  onClose,
}: {
  readonly session: DeskSession;
  readonly chain: AccesChain;
  readonly hrefOf: (id: string) => string;
  readonly onClose: () => void;
}) {
  const [text, setText] = useState('');
  const [shown, setShown] = useState(SHOWN);
  const { usagers } = useRegistre(session);
  const { file, make } = useAccesFile(session, chain);
  const people = listPeople(session.vault.current());
  const rows = filterRows(accesRows(chain.lines.filter(isAcces), usagers, people), text);
  const isAsked = rows.some(({ motif }) => motif !== null);
  const words = chainWords(chain.verdict);
  return (
    <Stack gap="sm">
      <Notice kind={words.whole ? 'info' : 'error'}>
        {words.sentences.map((sentence) => (
          <Text key={sentence}>{sentence}</Text>
        ))}
      </Notice>
      <Group align="flex-end" justify="space-between">
        <TextInput
          label="Qui a ouvert, ou quelle fiche"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setShown(SHOWN);
          }}
          spellCheck={false}
        />
        <Group>
          {file === null ? (
            <Button variant="default" onClick={make}>
              Exporter le journal
            </Button>
          ) : (
            <Button component="a" href={file.href} download={file.name}>
              Enregistrer {file.name}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            Refermer le journal
          </Button>
        </Group>
      </Group>
      {file !== null && (
        <Text c="dimmed" size="sm" role="status">
          Ce fichier n’est plus chiffré. Il nomme les animateurs ; une fiche n’y a que son
          identifiant, et un motif tapé y est tel quel. Gardé ailleurs, il prouve ce que le journal
          disait aujourd’hui.
        </Text>
      )}
      {chain.unreadable > 0 && (
        <Notice kind="warn">
          {count(chain.unreadable, 'ligne ne s’ouvre plus', 'lignes ne s’ouvrent plus')} sur ce
          poste&nbsp;: les autres sont là.
        </Notice>
      )}
      <Text aria-live="polite">{count(rows.length, 'ligne', 'lignes')}, les dernières d’abord</Text>
      {rows.length > 0 && (
        <Table.ScrollContainer minWidth={560}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Quand</Table.Th>
                <Table.Th>Qui</Table.Th>
                <Table.Th>Quoi</Table.Th>
                <Table.Th>Quelle fiche</Table.Th>
                {isAsked && <Table.Th>Pourquoi</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.slice(0, shown).map(({ id, le, qui, geste, usager, fiche, motif }) => (
                <Table.Tr key={id}>
                  <Table.Td>{formatInstant(le, session.identity.zone)}</Table.Td>
                  <Table.Td>{qui}</Table.Td>
                  <Table.Td>{capitalise(gesteLabels[geste])}</Table.Td>
                  <Table.Td>
                    {fiche === null ? (
                      'fiche effacée'
                    ) : (
                      <Anchor
                        href={hrefOf(usager)}
                        display="inline-flex"
                        mih={44}
                        style={{ alignItems: 'center' }}
                      >
                        {fiche}
                      </Anchor>
                    )}
                  </Table.Td>
                  {isAsked && <Table.Td>{motif === null ? '' : capitalise(motif)}</Table.Td>}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {rows.length > shown && (
        <Group>
          <Button variant="default" onClick={() => setShown(shown + SHOWN)}>
            Voir plus ancien
          </Button>
        </Group>
      )}
    </Stack>
  );
}
