import { PasswordInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { deriveKeyInWorker } from '../../data/vault/derive-key.ts';
import { bindToMachine, isBound, unbindFromMachine } from '../../data/vault/machine-binding.ts';
import { useBusy } from '../../ui/use-busy.ts';
import { PeopleFormFrame } from './people-form-frame.tsx';
import type { PeopleForm } from './people-form.ts';

const words = {
  bind: {
    title: 'Lier ma phrase à cet ordinateur',
    intro: 'Votre phrase reste la même, et ouvre ce poste comme avant.',
    action: 'Lier à cet ordinateur',
    done: 'Votre phrase secrète est liée à cet ordinateur. Gardez la clé de secours à portée : elle seule ouvre ailleurs.',
  },
  unbind: {
    title: 'Délier ma phrase de cet ordinateur',
    intro: 'Avant de changer d’ordinateur ou de compte, par exemple.',
    action: 'Délier de cet ordinateur',
    done: 'Votre phrase secrète n’est plus liée à cet ordinateur : à elle seule, elle ouvre aussi une copie.',
  },
} as const;

/** Binds one’s own passphrase to this machine, or unbinds it: typed again, since its key is drawn anew. */
export function BindPassphrase({ session, onDone }: PeopleForm) {
  const [bound] = useState(() => isBound(session, session.vault.current()));
  const [passphrase, setPassphrase] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const { title, intro, action, done } = bound ? words.unbind : words.bind;

  const change = async () => {
    setFailure(null);
    if (passphrase === '') return setError('Tapez votre phrase secrète.');
    const work = bound ? unbindFromMachine : bindToMachine;
    const changed = await run(() => work(session, passphrase, deriveKeyInWorker));
    if (changed === undefined) return;
    if (changed.ok) return onDone(done);
    if (changed.failure.code === 'phrase-fausse') setError(changed.failure.sentence);
    else setFailure(changed.failure.sentence);
  };

  return (
    <PeopleFormFrame
      title={title}
      intro={intro}
      action={action}
      busy={busy}
      failure={failure}
      onSubmit={() => void change()}
      onLeave={() => onDone(null)}
    >
      {!bound && (
        <Stack gap="xs">
          <Text>
            Ensuite, si le trousseau se perd (ordinateur changé, autre compte, mot de passe de
            l’ordinateur réinitialisé), votre phrase n’ouvre plus&nbsp;: il faut les douze mots de
            la clé de secours. Vérifiez d’abord que sa feuille est bien là.
          </Text>
          <Text>
            Les sauvegardes d’avant s’ouvrent encore avec la phrase seule. Pour qu’elles ne donnent
            rien de ce qui suit, changez ensuite la clé du coffre.
          </Text>
        </Stack>
      )}
      <PasswordInput
        label="Votre phrase secrète"
        value={passphrase}
        onChange={(event) => {
          setError(null);
          setPassphrase(event.currentTarget.value);
        }}
        error={error}
        autoComplete="off"
        autoFocus
        visibilityToggleButtonProps={{ 'aria-label': 'Montrer la phrase secrète' }}
      />
    </PeopleFormFrame>
  );
}
