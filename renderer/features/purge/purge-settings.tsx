import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { DeskSession } from '../../data/desk-session.ts';
import { listPurgeable } from '../../data/erase/purge.ts';
import { useRegistre } from '../../data/registre/registre.ts';
import { todayAt } from '../../data/usagers/contact.ts';
import { isResponsable } from '../../data/vault/people.ts';
import { count, formatDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { PurgeDialog } from './purge-dialog.tsx';

/** The files nobody came back for in two years, and the way to erase them together. */
export function PurgeSettings({ session }: { readonly session: DeskSession }) {
  const { etat, usagers } = useRegistre(session);
  const [asked, setAsked] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const due = listPurgeable(usagers.values(), todayAt(session));
  const [oldest] = due;
  return (
    <Stack gap="md" align="flex-start">
      {done !== null && <Notice kind="info">{done}</Notice>}
      {etat === 'lecture' && <Text role="status">Lecture des fiches…</Text>}
      {etat === 'pret' && oldest === undefined && (
        <Text>Aucune fiche n’est à effacer pour l’instant.</Text>
      )}
      {etat === 'pret' && oldest !== undefined && (
        <>
          <Text>
            {count(due.length, 'fiche', 'fiches')} sans contact depuis deux ans ou plus&nbsp;; le
            plus ancien contact est du {formatDate(oldest.dernierContact)}.
          </Text>
          {isResponsable(session) ? (
            <Button variant="default" onClick={() => setAsked(true)}>
              Choisir les fiches à effacer…
            </Button>
          ) : (
            <Text c="dimmed">
              Les effacer ensemble revient à une personne responsable&nbsp;; chacune peut l’être
              depuis sa page.
            </Text>
          )}
        </>
      )}
      {asked && (
        <PurgeDialog
          session={session}
          due={due}
          onDone={(sentence) => {
            setDone(sentence);
            setAsked(false);
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </Stack>
  );
}
