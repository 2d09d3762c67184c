import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useUsagerDossiers } from '../../../data/dossiers/use-usager-dossiers.ts';
import { eraseUsager } from '../../../data/erase/erase-usager.ts';
import { useUsagerMandats } from '../../../data/mandats/use-usager-mandats.ts';
import { count } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useBusy } from '../../../ui/use-busy.ts';
import type { PageDialogProps } from '../usagers-screen-props.ts';

/** What erasing does, in plain words, then the erasing itself. */
export function EraseDialog({ session, usager, onOpen }: PageDialogProps) {
  const dossiers = useUsagerDossiers(session, usager.id);
  const mandats = useUsagerMandats(session, usager.id);
  const [understood, setUnderstood] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const open = (dossiers ?? []).filter(({ clear }) => clear.etat !== 'clos').length;
  const copies = (dossiers ?? []).reduce((sum, { sealed }) => sum + sealed.copies.length, 0);
  const erase = async () => {
    const erased = await eraseUsager(session, usager.id);
    if (erased.ok) onOpen(null);
    else setFailure(erased.failure.sentence);
  };
  return (
    <Stack gap="md">
      <Text>
        Disparaissent de ce poste, pour de bon&nbsp;: cette fiche,{' '}
        {count(dossiers?.length ?? 0, 'dossier', 'dossiers')} et leurs notes,{' '}
        {count(copies, 'copie', 'copies')} de pièces. Personne ne pourra les faire revenir.
      </Text>
      {open > 0 && (
        <Notice kind="warn">
          {count(open, 'dossier n’est pas clos', 'dossiers ne sont pas clos')}&nbsp;: leurs
          échéances ne seront plus rappelées.
        </Notice>
      )}
      {mandats !== undefined && mandats.length > 0 && (
        <Text>
          {count(mandats.length, 'mandat', 'mandats')}&nbsp;: un mandat se garde six ans après sa
          fin, avec le nom de qui l’a donné. Ceux qui couraient encore prennent fin aujourd’hui.
        </Text>
      )}
      <Text>
        Les chiffres ne changent pas&nbsp;: les visites comptées le restent. Un papier déjà imprimé
        et une sauvegarde ancienne peuvent encore en garder la trace.
      </Text>
      <Checkbox
        label="J’ai compris, et la personne a eu la copie de ses données si elle la voulait"
        checked={understood}
        onChange={(event) => setUnderstood(event.currentTarget.checked)}
      />
      {failure !== null && <Notice kind="error">{failure}</Notice>}
      <Group>
        <Button
          color="red"
          loading={busy}
          disabled={!understood || dossiers === undefined}
          onClick={() => void run(erase)}
        >
          Effacer pour de bon
        </Button>
      </Group>
    </Stack>
  );
}
