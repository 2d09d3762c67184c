import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { deriveKeyInWorker } from '../../data/vault/derive-key.ts';
import { checkName, checkPassphrase } from '../../data/vault/new-person.ts';
import { judgePassphrase } from '../../data/vault/passphrase-strength.ts';
import { addAnimateur } from '../../data/vault/people.ts';
import { NewPassphrase } from '../../ui/new-passphrase.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import { PeopleFormFrame } from './people-form-frame.tsx';
import type { PeopleForm } from './people-form.ts';

/** One more person, who types a passphrase of their own. */
export function AddPerson({ session, onDone }: PeopleForm) {
  const [nom, setNom] = useState('');
  const [typed, setTyped] = useState({ passphrase: '', again: '' });
  const [nameError, setNameError] = useState<string | null>(null);
  const [errors, setErrors] = useState<ReturnType<typeof checkPassphrase>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();

  const add = async () => {
    const name = checkName(nom);
    const found = checkPassphrase(typed);
    setNameError(name);
    setErrors(found);
    if (name !== null || Object.keys(found).length > 0) return;
    const added = await run(() =>
      addAnimateur(session, { nom, passphrase: typed.passphrase }, deriveKeyInWorker),
    );
    if (added === undefined) return;
    if (added.ok) onDone(`${nom.trim()} ouvre désormais ce poste avec sa propre phrase secrète.`);
    else setFailure(added.failure.sentence);
  };

  return (
    <PeopleFormFrame
      title="Ajouter une personne"
      intro="Laissez-lui le clavier : sa phrase secrète n’est qu’à elle, et vous n’avez pas à la connaître."
      action="Ajouter cette personne"
      busy={busy}
      failure={failure}
      onSubmit={() => void add()}
      onLeave={() => onDone(null)}
    >
      <TextInput
        label="Son prénom et son nom"
        value={nom}
        onChange={(event) => setNom(event.currentTarget.value)}
        error={nameError}
        autoComplete="off"
        autoFocus
      />
      <NewPassphrase
        label="Sa phrase secrète"
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
