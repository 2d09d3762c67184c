import { useState } from 'react';
import { instantToLocal } from '../../../shared/domain/calendar/local-day.ts';
import { recoverySheet } from '../../../shared/documents/papers/recovery-sheet.ts';
import { deriveKeyInWorker } from '../../data/vault/derive-key.ts';
import { renewRecoveryKey } from '../../data/vault/people.ts';
import { checkRecoveryWords, createRecoveryWords } from '../../data/vault/recovery-words.ts';
import { RecoverySheet } from '../../ui/recovery-sheet.tsx';
import { WordsField } from '../../ui/words-field.tsx';
import type { WordsError } from '../../ui/words-field.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import { PeopleFormFrame } from './people-form-frame.tsx';
import type { PeopleForm } from './people-form.ts';

/** A new recovery key, printed then typed back; the former sheet opens nothing afterwards. */
export function RecoveryKey({ session, print, onDone }: PeopleForm) {
  const { identity, clock, random } = session;
  const [words] = useState(() => createRecoveryWords(random));
  const [today] = useState(() => instantToLocal(clock.now(), identity.zone).day);
  const [paper] = useState(() =>
    recoverySheet({ site: { name: identity.siteName }, words, today }),
  );
  const [sheetSeen, setSheetSeen] = useState(false);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<WordsError | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();

  const renew = async () => {
    const checked = checkRecoveryWords(typed, words);
    if (!checked.ok) return setError({ ...checked.failure });
    const renewed = await run(() =>
      renewRecoveryKey(session, { words, createdOn: today }, deriveKeyInWorker),
    );
    if (renewed === undefined) return;
    if (renewed.ok)
      onDone('La nouvelle clé de secours est en place : détruisez l’ancienne feuille.');
    else setFailure(renewed.failure.sentence);
  };

  return (
    <PeopleFormFrame
      title="Nouvelle clé de secours"
      intro={
        sheetSeen
          ? 'Recopiez les douze mots depuis le papier. Tant que ce n’est pas fait, l’ancienne feuille reste la bonne.'
          : 'Imprimez ces douze mots, ou recopiez-les à la main, et rangez la feuille sous clé. Relais ne les garde pas.'
      }
      action={sheetSeen ? 'Vérifier et remplacer' : 'C’est sur papier'}
      busy={busy}
      failure={failure}
      onSubmit={() => (sheetSeen ? void renew() : setSheetSeen(true))}
      onLeave={() => onDone(null)}
      actions={!sheetSeen && print(paper)}
    >
      {sheetSeen ? (
        <WordsField
          label="Les douze mots, dans l’ordre"
          description="Séparés par des espaces ; accents et majuscules ne comptent pas."
          value={typed}
          onChange={(next) => {
            setError(null);
            setTyped(next);
          }}
          error={error}
        />
      ) : (
        <RecoverySheet words={words} />
      )}
    </PeopleFormFrame>
  );
}
