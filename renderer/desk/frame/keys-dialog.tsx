import { Modal, Table } from '@mantine/core';
import { KeyHint } from '../../ui/key-hint.tsx';
import { comboWords } from '../../ui/use-shortcuts.ts';
import type { DeskCommand } from './desk-command.ts';

/** All the keys, and what they do. */
export function KeysDialog({
  commands,
  opened,
  onClose,
}: {
  readonly commands: readonly DeskCommand[];
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  return (
    <Modal opened={opened} onClose={onClose} title="Les touches de Relais" size="lg">
      <Table>
        <Table.Tbody>
          {commands.map(
            ({ id, label, combo }) =>
              combo !== undefined && (
                <Table.Tr key={id}>
                  <Table.Th scope="row">
                    <KeyHint keys={comboWords(combo)} />
                  </Table.Th>
                  <Table.Td>{label}</Table.Td>
                </Table.Tr>
              ),
          )}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
