import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { deriveKeyInWorker } from '../../data/vault/derive-key.ts';
import { checkPassphrase } from '../../data/vault/new-person.ts';
import { judgePassphrase } from '../../data/vault/passphrase-strength.ts';
import { changePassphrase } from '../../data/vault/people.ts';
import { NewPassphrase } from '../../ui/new-passphrase.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import { PeopleFormFrame } from './people-form-frame.tsx';
import type { PeopleForm } from './people-form.ts';

/** One’s own passphrase, the current one given again. */
export function ChangePassphrase({ session, onDone }: PeopleForm) {
  const [current, setCurrent] = useState('');
  const [typed, setTyped] = useState({ passphrase: '', again: '' });
  const [errors, setErrors] = useState<ReturnType<typeof checkPassphrase>>({});
  const [currentError, setCurrentError] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();

  const change = async () => {
    const found = checkPassphrase(typed);
    setErrors(found);
    setCurrentError(current === '' ? 'Tapez votre phrase secrète d’aujourd’hui.' : null);
    if (current === '' || Object.keys(found).length > 0) return;
    const changed = await run(() =>
      changePassphrase(session, { current, next: typed.passphrase }, deriveKeyInWorker),
    );
    if (changed === undefined) return;
    if (changed.ok) return onDone('Votre phrase secrète est changée.');
    if (changed.failure.code === 'phrase-fausse') setCurrentError(changed.failure.sentence);
    else setFailure(changed.failure.sentence);
  };

  return (
    <PeopleFormFrame
      title="Changer ma phrase secrète"
      intro="L’ancienne n’ouvrira plus ce poste."
      action="Changer ma phrase"
      busy={busy}
      failure={failure}
      onSubmit={() => void change()}
      onLeave={() => onDone(null)}
    >
      <PasswordInput
        label="Phrase secrète d’aujourd’hui"
        value={current}
        onChange={(event) => {
          setCurrentError(null);
          setCurrent(event.currentTarget.value);
        }}
        error={currentError}
        autoComplete="off"
        autoFocus
        visibilityToggleButtonProps={{ 'aria-label': 'Montrer la phrase d’aujourd’hui' }}
      />
      <NewPassphrase
        label="Nouvelle phrase secrète"
        value={typed}
        onChange={(next) => {
          setErrors({});
          setTyped(next);
        }}
        hint={judgePassphrase(typed.passphrase).sentence}
        errors={errors}
      />
    </PeopleFormFrame>
  );
}
