import { Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useLayoutEffect, useState } from 'react';
import { MAX_PRECISION, raisonLabels, readMotif } from '../../../shared/domain/acces/motif.ts';
import type { MotifAcces } from '../../../shared/domain/acces/motif.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { fullName } from '../../../shared/domain/usager/full-name.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { readRegistre, useRegistre } from '../../data/registre/registre.ts';
import { capitalise } from '../../ui/format.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';

const raisons = Object.keys(raisonLabels) as readonly MotifAcces['raison'][];

/**
 * Why is this file opened? One key a reason; Échap gives up. The focus stays on the title, so that the
 * Enter that opened the file, held down, chooses nothing.
 */
export function MotifQuestion({
  session,
  usager,
  onGiven,
  onGiveUp,
}: {
  readonly session: DeskSession;
  readonly usager: Id;
  readonly onGiven: (motif: MotifAcces) => void;
  readonly onGiveUp: () => void;
}) {
  const [typing, setTyping] = useState(false);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);
  const identite = useRegistre(session).usagers.get(usager)?.identite;

  const choose = (raison: MotifAcces['raison']) => {
    if (raison === 'autre') setTyping(true);
    else onGiven({ raison });
  };
  const submit = async () => {
    const names = (await readRegistre(session)).usagers.get(usager)?.mots ?? [];
    const motif = readMotif(typed, names);
    if (motif.ok) onGiven(motif.value);
    else setError(motif.failure.sentence);
  };
  // Wherever the focus is, from the moment the question shows; not while it is masked, nor in a dialog.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (target instanceof Element && target.closest('[role="dialog"]') !== null) return;
      const raison = raisons[digitOf(event) - 1];
      if (event.key === 'Escape') onGiveUp();
      else if (raison !== undefined && !(target instanceof HTMLInputElement)) choose(raison);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });

  const giveUp = (
    <Button variant="default" leftSection={<KeyHint keys={['Échap']} />} onClick={onGiveUp}>
      Ne pas ouvrir
    </Button>
  );

  return (
    <Paper withBorder p="lg" maw={640}>
      <Stack gap="md">
        <div>
          <ScreenTitle>Pourquoi ouvrir cette fiche ?</ScreenTitle>
          {identite !== undefined && (
            <Text fz="lg" fw={600}>
              {fullName(identite)}
            </Text>
          )}
        </div>
        <Stack gap="xs" role="group" aria-label="Motifs">
          {raisons.map((raison, index) => (
            <Button
              key={raison}
              variant="default"
              justify="flex-start"
              leftSection={<KeyHint keys={[String(index + 1)]} />}
              onClick={() => choose(raison)}
            >
              {capitalise(raisonLabels[raison])}
            </Button>
          ))}
        </Stack>
        {typing && (
          <form
            noValidate
            autoComplete="off"
            onSubmit={(event) => {
              event.preventDefault();
              void submit();
            }}
          >
            <Stack gap="sm" align="flex-start">
              <TextInput
                label="En quelques mots"
                description="Sans nom ni numéro de la personne."
                value={typed}
                maxLength={MAX_PRECISION}
                error={error}
                spellCheck={false}
                autoComplete="off"
                autoFocus
                w="100%"
                onChange={(event) => {
                  setError(null);
                  setTyped(event.currentTarget.value);
                }}
              />
              <Group>
                <Button type="submit">Ouvrir la fiche</Button>
                {giveUp}
              </Group>
            </Stack>
          </form>
        )}
        <Text c="dimmed" size="sm">
          Gardé dans le journal des accès, avec votre nom. Demandé une fois par personne, jusqu’au
          verrouillage.
        </Text>
        {!typing && <Group>{giveUp}</Group>}
      </Stack>
    </Paper>
  );
}

/** The figure of a key, whatever is printed above it (`&` on a French keyboard); 0 for another key. */
function digitOf({ key, code }: KeyboardEvent): number {
  const [, digit = key] = /^Digit(\d)$/.exec(code) ?? [];
  return /^\d$/.test(digit) ? Number(digit) : 0;
}
