import { Button } from '@mantine/core';
import { useState } from 'react';
import { splitRecoveryWords } from '../../data/vault/recovery-secret.ts';
import { checkRecoveryWords } from '../../data/vault/recovery-words.ts';
import { PrintIcon } from '../../ui/icons.tsx';
import { RecoverySheet } from '../../ui/recovery-sheet.tsx';
import { WordsField } from '../../ui/words-field.tsx';
import type { WordsError } from '../../ui/words-field.tsx';
import { WizardStep } from './wizard-step.tsx';
import type { Progress } from './wizard-step.tsx';

/** The recovery key: printed, then typed back once. Its words live in this page’s memory alone. */
export function RecoveryStep({
  progress,
  words,
  siteName,
  printedOn,
  busy,
  failure,
  onBack,
  onChecked,
}: {
  readonly progress: Progress;
  readonly words: readonly string[];
  readonly siteName: string;
  readonly printedOn: string;
  readonly busy: boolean;
  readonly failure: string | null;
  readonly onBack: () => void;
  /** The words have been typed back right. */
  readonly onChecked: () => void;
}) {
  const [sheetSeen, setSheetSeen] = useState(false);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<WordsError | null>(null);

  if (!sheetSeen)
    return (
      <WizardStep
        key="feuille"
        title="Votre clé de secours"
        progress={progress}
        intro="Une phrase s’oublie. Ces douze mots rouvriront ce poste : imprimez-les, ou recopiez-les à la main, et rangez la feuille sous clé, loin de l’ordinateur. Relais ne les garde pas."
        onBack={onBack}
        onNext={() => setSheetSeen(true)}
        next="C’est sur papier"
        takesFocus
        actions={
          <Button variant="default" leftSection={<PrintIcon />} onClick={() => window.print()}>
            Imprimer
          </Button>
        }
      >
        <RecoverySheet words={words} siteName={siteName} printedOn={printedOn} />
      </WizardStep>
    );

  const check = () => {
    const checked = checkRecoveryWords(typed, words);
    // A new object each time: the field points at the word again.
    setError(checked.ok ? null : { ...checked.failure });
    if (checked.ok) onChecked();
  };
  const count = splitRecoveryWords(typed).length;
  return (
    <WizardStep
      key="verification"
      title="Vérifions la feuille"
      progress={progress}
      intro="Recopiez les douze mots depuis le papier. Le jour où vous en aurez besoin, il faudra qu’il se lise bien."
      onBack={() => setSheetSeen(false)}
      onNext={check}
      next="Vérifier et installer"
      busy={busy}
      failure={failure}
    >
      <WordsField
        label="Les douze mots, dans l’ordre"
        description={`Accents et majuscules ne comptent pas. ${count} sur ${words.length}.`}
        value={typed}
        onChange={(next) => {
          setError(null);
          setTyped(next);
        }}
        error={error}
      />
    </WizardStep>
  );
}
