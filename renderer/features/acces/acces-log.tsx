import { Anchor, Button, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { gesteLabels } from '../../../shared/domain/acces/geste-labels.ts';
import { readAcces } from '../../data/acces/acces.ts';
import type { Acces } from '../../data/acces/acces.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { useRegistre } from '../../data/registre/registre.ts';
import { isResponsable, listPeople } from '../../data/vault/people.ts';
import { capitalise, count, formatInstant } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import { accesRows, filterRows } from './acces-rows.ts';

/** Lines drawn at once: the rest comes when asked. */
const SHOWN = 50;

/**
 * Who opened whose file, and when, over twelve months: for a responsable, and only once asked for,
 * since the screen may be seen by a visitor.
 */
export function AccesLog({
  session,
  hrefOf,
}: {
  readonly session: DeskSession;
  /** The address of a usager’s page. */
  readonly hrefOf: (id: string) => string;
}) {
  const [lines, setLines] = useState<readonly Acces[] | null>(null);
  const [unreadable, setUnreadable] = useState(0);
  const [text, setText] = useState('');
  const [shown, setShown] = useState(SHOWN);
  const [busy, run] = useBusy();
  const { usagers } = useRegistre(session);
  if (!isResponsable(session))
    return <Text c="dimmed">Le journal se lit avec une personne responsable.</Text>;
  if (lines === null)
    return (
      <Group>
        <Button
          variant="default"
          loading={busy}
          onClick={() =>
            void run(async () =>
              setLines(await readAcces(session, { onUnreadable: setUnreadable })),
            )
          }
        >
          Lire le journal
        </Button>
      </Group>
    );
  const rows = filterRows(accesRows(lines, usagers, listPeople(session.vault.current())), text);
  return (
    <Stack gap="sm">
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
        <Button variant="default" onClick={() => setLines(null)}>
          Refermer le journal
        </Button>
      </Group>
      {unreadable > 0 && (
        <Notice kind="warn">
          {count(unreadable, 'ligne ne s’ouvre plus', 'lignes ne s’ouvrent plus')} sur ce
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
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.slice(0, shown).map(({ id, le, qui, geste, usager, fiche }) => (
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
