import { Button, Group, Text } from '@mantine/core';
import type { KeptBytes } from '../../shared/kernel/kept-bytes.ts';
import { PrintIcon } from './icons.tsx';
import { picturesShown } from './pictures-shown.ts';
import { useAddress } from './use-address.ts';

/** The two ways a drawn document leaves the screen, and what it is. */
export function PrintOrSave({
  file,
  fileName,
  what,
  ...focus
}: {
  /** Its address dies with the buttons. */
  readonly file: KeptBytes | null;
  readonly fileName: string;
  readonly what: string;
  readonly 'data-autofocus'?: boolean;
}) {
  const address = useAddress(file);
  return (
    <Group>
      <Button leftSection={<PrintIcon />} onClick={() => void print()} {...focus}>
        Imprimer
      </Button>
      {/* The one way to a file both shells allow: a document of this very page, at a click. */}
      <Button component="a" variant="default" href={address} download={fileName}>
        Enregistrer en PDF
      </Button>
      <Text c="dimmed">{what}</Text>
    </Group>
  );
}

async function print(): Promise<void> {
  await picturesShown();
  window.print();
}
