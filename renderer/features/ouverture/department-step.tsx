import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DeskIdentity } from '../../../shared/domain/site/desk-identity.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { useBusy } from '../../ui/use-busy.ts';
import { WizardStep } from './wizard-step.tsx';
import type { Progress } from './wizard-step.tsx';

/** Links the installed desk to its département, now or later. */
export function DepartmentStep({
  progress,
  bridge,
  departmentUrl,
  onDone,
}: {
  readonly progress: Progress;
  readonly bridge: Bridge;
  readonly departmentUrl: string | null;
  /** The identity the département gave, or null: later. */
  readonly onDone: (identity: DeskIdentity | null) => void;
}) {
  const [url, setUrl] = useState(departmentUrl ?? '');
  const [code, setCode] = useState('');
  const [busy, run] = useBusy();
  const [errors, setErrors] = useState<{ url?: string; code?: string }>({});
  const [failure, setFailure] = useState<string | null>(null);

  const link = async () => {
    setFailure(null);
    const found = {
      ...(URL.canParse(url.trim())
        ? {}
        : { url: 'Écrivez l’adresse entière du département, qui commence par https://.' }),
      ...(code.trim() === '' ? { code: 'Écrivez le code donné par la coordination.' } : {}),
    };
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    const result = await run(() =>
      bridge.call('department.enrol', { url: url.trim(), code: code.trim() }),
    );
    if (result === undefined) return;
    if (result.ok) onDone(result.value);
    else setFailure(result.failure.sentence);
  };

  return (
    <WizardStep
      title="Relier au département"
      progress={progress}
      intro="Ce poste est installé. Relié, il enverra ses comptes, jamais un nom. Sans code sous la main, choisissez Plus tard : rien ne se perd."
      onNext={() => void link()}
      next="Relier ce poste"
      busy={busy}
      failure={failure}
      actions={
        <Button variant="default" onClick={() => onDone(null)} disabled={busy}>
          Plus tard
        </Button>
      }
    >
      <Stack gap="md">
        <TextInput
          label="Adresse du département"
          placeholder="https://…"
          autoComplete="off"
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
          error={errors.url}
          autoFocus={departmentUrl === null}
        />
        <TextInput
          label="Code donné par la coordination"
          autoComplete="off"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={errors.code}
          autoFocus={departmentUrl !== null}
        />
      </Stack>
    </WizardStep>
  );
}
