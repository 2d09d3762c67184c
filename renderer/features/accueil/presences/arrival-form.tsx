import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  themeDeVieLabels,
  themeDeVieSchema,
} from '../../../../shared/domain/vocabulary/theme-de-vie.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { addToQueue } from '../../../data/presences/presences.ts';
import { useBusy } from '../../../ui/use-busy.ts';
import { Notice } from '../../../ui/notice.tsx';

const themes = themeDeVieSchema.options.map((value) => ({ value, label: themeDeVieLabels[value] }));

/** Someone arrives and waits: what for, in a word, never who. */
export function ArrivalForm({
  session,
  onClose,
}: {
  readonly session: DeskSession;
  readonly onClose: () => void;
}) {
  const [theme, setTheme] = useState<string | null>(null);
  const [texte, setTexte] = useState('');
  const [adding, run] = useBusy();
  const [failure, setFailure] = useState<string | null>(null);
  const add = async () => {
    const parsed = themeDeVieSchema.safeParse(theme);
    const motif = {
      themeDeVie: parsed.success ? parsed.data : null,
      texte: texte.trim() === '' ? null : texte.trim(),
    };
    const added = await addToQueue(session, { motif, langue: null }, true);
    if (added.ok) onClose();
    else setFailure(added.failure.sentence);
  };
  return (
    <form
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void run(add);
      }}
    >
      <Group align="flex-end" gap="sm">
        <Select
          label="Vient pour"
          data={themes}
          value={theme}
          onChange={setTheme}
          clearable
          w={240}
          autoFocus
        />
        <TextInput
          label="En un mot (sans nom)"
          value={texte}
          onChange={(event) => setTexte(event.currentTarget.value)}
          maxLength={200}
        />
        <Button type="submit" loading={adding}>
          Mettre en attente
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Fermer
        </Button>
      </Group>
      {failure !== null && <Notice kind="error">{failure}</Notice>}
    </form>
  );
}
