import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';

/** Why a pièce is set aside: nothing is without a reason. */
export function ReasonForm({
  nom,
  onCancel,
  onReason,
}: {
  readonly nom: string;
  readonly onCancel: () => void;
  readonly onReason: (motif: string) => void;
}) {
  const [motif, setMotif] = useState('');
  const said = motif.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (said !== '') onReason(said);
      }}
    >
      <Group align="flex-end" gap="sm" mt="xs">
        <TextInput
          label="Pourquoi n’est-elle pas nécessaire&#x202f;?"
          aria-label={`Pourquoi ${nom} n’est pas nécessaire`}
          value={motif}
          onChange={(event) => setMotif(event.currentTarget.value)}
          maxLength={300}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          flex="1 1 16rem"
        />
        <Button type="submit" disabled={said === ''}>
          Écarter
        </Button>
        <Button variant="default" onClick={onCancel}>
          Annuler
        </Button>
      </Group>
    </form>
  );
}
