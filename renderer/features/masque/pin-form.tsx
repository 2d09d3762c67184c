import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { Notice } from '../../ui/notice.tsx';
import type { Result } from '../../../shared/kernel/result.ts';
import { refusePin } from './mask-rules.ts';

/** Chooses the code of the mask, typed twice; says *enregistré* once it is kept. */
export function PinForm({
  onChoose,
}: {
  readonly onChoose: (pin: string) => Promise<Result<unknown>>;
}) {
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSaved(false);
    const refusal = refusePin(pin, again);
    setFailure(refusal);
    if (refusal !== null) return;
    const result = await onChoose(pin);
    setSaved(result.ok);
    setFailure(result.ok ? null : result.failure.sentence);
    setPin('');
    setAgain('');
  };

  return (
    <form onSubmit={(event) => void submit(event)} autoComplete="off" noValidate>
      <Stack gap="sm">
        <Group align="flex-start" grow preventGrowOverflow={false}>
          <PasswordInput
            label="Code de masquage"
            description="De 4 à 6 chiffres."
            inputMode="numeric"
            maxLength={6}
            value={pin}
            onChange={(event) => setPin(event.currentTarget.value)}
            autoComplete="off"
          />
          <PasswordInput
            label="Le même code"
            description="Une seconde fois."
            inputMode="numeric"
            maxLength={6}
            value={again}
            onChange={(event) => setAgain(event.currentTarget.value)}
            autoComplete="off"
          />
        </Group>
        {failure !== null && <Notice kind="error">{failure}</Notice>}
        {saved && (
          <Notice kind="info" word="Enregistré">
            F8 masque l’écran ; ce code le fait revenir.
          </Notice>
        )}
        <Group>
          <Button type="submit">Enregistrer le code</Button>
        </Group>
      </Stack>
    </form>
  );
}
