import { useState } from 'react';
import { judgePassphrase } from '../../data/vault/passphrase-strength.ts';
import { NewPassphrase } from '../../ui/new-passphrase.tsx';
import type { TypedTwice } from '../../ui/new-passphrase.tsx';
import { checkPassphrase } from '../../data/vault/new-person.ts';
import { WizardStep } from './wizard-step.tsx';
import type { Progress } from './wizard-step.tsx';

/** The passphrase that opens this desk each morning. */
export function PassphraseStep({
  progress,
  typed,
  onChange,
  onBack,
  onNext,
}: {
  readonly progress: Progress;
  readonly typed: TypedTwice;
  readonly onChange: (typed: TypedTwice) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}) {
  const [errors, setErrors] = useState<ReturnType<typeof checkPassphrase>>({});
  return (
    <WizardStep
      title="Votre phrase secrète"
      progress={progress}
      intro="Elle ouvre ce poste et protège ce qu’il garde, même si on vole l’ordinateur. Vous la taperez chaque matin."
      onBack={onBack}
      onNext={() => {
        const found = checkPassphrase(typed);
        setErrors(found);
        if (Object.keys(found).length === 0) onNext();
      }}
    >
      <NewPassphrase
        label="Phrase secrète"
        value={typed}
        onChange={(next) => {
          setErrors({});
          onChange(next);
        }}
        hint={judgePassphrase(typed.passphrase).sentence}
        errors={errors}
        autoFocus
      />
    </WizardStep>
  );
}
