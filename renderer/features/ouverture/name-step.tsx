import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { checkName } from '../../data/vault/new-person.ts';
import { WizardStep } from './wizard-step.tsx';
import type { Progress } from './wizard-step.tsx';

/** Who is setting this desk up; the first animateur is responsable. */
export function NameStep({
  progress,
  name,
  onChange,
  onBack,
  onNext,
}: {
  readonly progress: Progress;
  readonly name: string;
  readonly onChange: (name: string) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}) {
  const [error, setError] = useState<string | null>(null);
  return (
    <WizardStep
      title={'Qui êtes-vous\u202f?'}
      progress={progress}
      intro="Vous serez responsable de ce poste : c’est vous qui pourrez y ajouter vos collègues."
      onBack={onBack}
      onNext={() => {
        const found = checkName(name);
        setError(found);
        if (found === null) onNext();
      }}
    >
      <TextInput
        label="Votre prénom et votre nom"
        value={name}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
        autoComplete="off"
        autoFocus
      />
    </WizardStep>
  );
}
