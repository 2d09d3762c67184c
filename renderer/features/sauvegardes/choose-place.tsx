import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Result } from '../../../shared/kernel/result.ts';
import { useBackupPlaces } from '../../data/backups/backups.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { PlaceField } from '../../ui/place-field.tsx';
import { useBusy } from '../../ui/use-busy.ts';

/** Chooses where the backups go: a key that is plugged in, or a folder. */
export function ChoosePlace({
  session,
  choose,
  onDone,
  onBack,
}: {
  readonly session: DeskSession;
  readonly choose: (dossier: string) => Promise<Result<unknown>>;
  readonly onDone: () => void;
  readonly onBack: () => void;
}) {
  const places = useBackupPlaces(session.bridge);
  const [dossier, setDossier] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (dossier.trim() === '') return setError('Choisissez une clé, ou écrivez un dossier.');
    const chosen = await run(() => choose(dossier.trim()));
    if (chosen === undefined) return;
    if (chosen.ok) onDone();
    else setError(chosen.failure.sentence);
  };
  return (
    <form onSubmit={(event) => void submit(event)} autoComplete="off" noValidate>
      <Stack gap="md">
        <PlaceField
          label="Où garder les sauvegardes"
          places={places}
          value={dossier}
          error={error}
          onChange={(next) => {
            setError(null);
            setDossier(next);
          }}
        />
        <Group gap="sm">
          <Button type="submit" loading={busy}>
            Garder les sauvegardes ici
          </Button>
          <Button variant="subtle" onClick={onBack} disabled={busy}>
            Revenir
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
