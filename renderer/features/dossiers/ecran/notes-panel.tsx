import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { addNote } from '../../../../shared/domain/dossier/change-dossier.ts';
import type { DossierSealed } from '../../../../shared/domain/dossier/schema.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { formatInstant, NBSP } from '../../../ui/format.ts';
import { useBusy } from '../../../ui/use-busy.ts';
import classes from '../dossiers.module.css';
import { Panel } from '../../../ui/panel.tsx';
import type { DossierChanges } from '../use-dossier-changes.ts';

/** The notes of a dossier, the latest first, and a field for another. */
export function NotesPanel({
  session,
  notes,
  nameOf,
  change,
}: {
  readonly session: DeskSession;
  readonly notes: DossierSealed['notes'];
  readonly nameOf: (id: string) => string;
  readonly change: DossierChanges['change'];
}) {
  const [typed, setTyped] = useState('');
  const [busy, run] = useBusy();
  const texte = typed.trim();
  const add = async () => {
    const { clock, author } = session;
    const note = { le: clock.now().toString(), par: author.id, texte };
    const kept = await run(() =>
      change((dossier) => addNote(dossier, note), { words: 'Note ajoutée.', undo: null }),
    );
    if (kept?.ok === true) setTyped('');
  };
  return (
    <Panel title="Notes">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (texte !== '') void add();
        }}
      >
        <Stack gap="xs" align="flex-start">
          <Textarea
            label="Nouvelle note"
            description={`Ce que la démarche demande de savoir. Jamais de mot de passe${NBSP}: la note se lit sur la copie remise à la personne.`}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            maxLength={4000}
            rows={2}
            autoComplete="off"
            spellCheck={false}
            w="100%"
          />
          <Button type="submit" variant="default" loading={busy} disabled={texte === ''}>
            Ajouter la note
          </Button>
        </Stack>
      </form>
      <ul className={classes['list']}>
        {notes.toReversed().map(({ le, par, texte: said }) => (
          <li key={le + said}>
            <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{said}</Text>
            <Text size="sm" c="dimmed">
              {nameOf(par)}, {formatInstant(le, session.identity.zone)}
            </Text>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
