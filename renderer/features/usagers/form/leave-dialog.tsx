import { Button, Group, Modal, Stack, Text } from '@mantine/core';

/** Asks before what was typed is lost; staying is the way one falls into. */
export function LeaveDialog({
  opened,
  onStay,
  onLeave,
}: {
  readonly opened: boolean;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}) {
  return (
    <Modal opened={opened} onClose={onStay} title={'Quitter sans enregistrer\u202f?'}>
      <Stack gap="md">
        <Text>Ce qui vient d’être tapé ici serait perdu.</Text>
        <Group gap="sm">
          <Button data-autofocus onClick={onStay}>
            Continuer la fiche
          </Button>
          <Button variant="default" onClick={onLeave}>
            Quitter sans enregistrer
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
