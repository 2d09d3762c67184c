import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Paper } from '../../../shared/documents/paper.ts';
import { recoverySheet } from '../../../shared/documents/papers/recovery-sheet.ts';
import { splitRecoveryWords } from '../../data/vault/recovery-secret.ts';
import { checkRecoveryWords } from '../../data/vault/recovery-words.ts';
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
  today,
  print,
  busy,
  failure,
  onBack,
  onChecked,
}: {
  readonly progress: Progress;
  readonly words: readonly string[];
  readonly siteName: string;
  readonly today: LocalDay;
  /** The button that puts a paper on the printer, drawn by the feature that draws every paper. */
  readonly print: (paper: Paper) => ReactNode;
  readonly busy: boolean;
  readonly failure: string | null;
  readonly onBack: () => void;
  /** The words have been typed back right. */
  readonly onChecked: () => void;
}) {
  const paper = useMemo(
    () => recoverySheet({ site: { name: siteName }, words, today }),
    [siteName, words, today],
  );
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
        actions={print(paper)}
      >
        <RecoverySheet words={words} />
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
