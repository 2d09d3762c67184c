import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { UsagerContent } from '../../../../shared/domain/usager/schema.ts';
import { reviseUsager } from '../../../data/usagers/usagers.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useBusy } from '../../../ui/use-busy.ts';
import type { PageDialogProps } from '../usagers-screen-props.ts';

/** What the person objects to: noted, reworded or lifted. */
export function ObjectionDialog({ session, today, usager, onSaid }: PageDialogProps) {
  const { opposition } = usager.sealed;
  const [objet, setObjet] = useState(opposition?.objet ?? '');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const keep = async (next: UsagerContent['opposition'], done: string) => {
    const revised = await reviseUsager(session, usager, { ...usager.sealed, opposition: next });
    if (revised.ok) onSaid(done);
    else setFailure(revised.failure.sentence);
  };
  const note = async () => {
    const said = objet.trim();
    if (said === '') return setFailure('Écrivez à quoi la personne s’oppose, avec ses mots.');
    return keep(
      { le: today, par: session.author.id, objet: said },
      'L’opposition est notée : rien ne s’ajoute plus à cette fiche.',
    );
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void run(note);
      }}
    >
      <Stack gap="md">
        <Text>
          Une fois notée, rien ne s’ajoute à la fiche ni à ses dossiers. On peut toujours corriger,
          remettre la copie et effacer. Si la personne demande l’effacement, effacez.
        </Text>
        <Textarea
          label="À quoi la personne s’oppose"
          value={objet}
          maxLength={300}
          rows={2}
          data-autofocus
          onChange={(event) => {
            setFailure(null);
            setObjet(event.currentTarget.value);
          }}
        />
        {failure !== null && <Notice kind="error">{failure}</Notice>}
        <Group>
          <Button type="submit" loading={busy}>
            Noter l’opposition
          </Button>
          {opposition !== null && (
            <Button
              variant="default"
              disabled={busy}
              onClick={() =>
                void run(() => keep(null, 'L’opposition est levée, à la demande de la personne.'))
              }
            >
              La personne la lève
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
