import { Button, Group, Text } from '@mantine/core';
import { PrintIcon } from './icons.tsx';

/** The two ways a drawn document leaves the screen, and what it is. */
export function PrintOrSave({
  file,
  fileName,
  what,
  ...focus
}: {
  readonly file: string;
  readonly fileName: string;
  readonly what: string;
  readonly 'data-autofocus'?: boolean;
}) {
  return (
    <Group>
      <Button leftSection={<PrintIcon />} onClick={() => window.print()} {...focus}>
        Imprimer
      </Button>
      {/* The one way to a file both shells allow: a document of this very page, at a click. */}
      <Button component="a" variant="default" href={file} download={fileName}>
        Enregistrer en PDF
      </Button>
      <Text c="dimmed">{what}</Text>
    </Group>
  );
}
