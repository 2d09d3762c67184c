import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Bridge } from '../../bridge/bridge.ts';
import { Notice } from '../../ui/notice.tsx';
import { useBusy } from '../../ui/use-busy.ts';

/** Links this desk to its département with the one-time code of the coordination. */
export function LinkForm({
  bridge,
  departmentUrl,
  onLinked,
}: {
  readonly bridge: Bridge;
  readonly departmentUrl: string | null;
  readonly onLinked: () => void;
}) {
  const [url, setUrl] = useState(departmentUrl ?? '');
  const [code, setCode] = useState('');
  const [busy, run] = useBusy();
  const [failure, setFailure] = useState<string | null>(null);

  const link = async (event: FormEvent) => {
    event.preventDefault();
    if (!URL.canParse(url.trim()))
      return setFailure('Écrivez l’adresse entière du département, qui commence par https://.');
    if (code.trim() === '') return setFailure('Écrivez le code donné par la coordination.');
    const result = await run(() =>
      bridge.call('department.enrol', { url: url.trim(), code: code.trim() }),
    );
    if (result === undefined) return;
    if (result.ok) onLinked();
    else setFailure(result.failure.sentence);
  };

  return (
    <form onSubmit={(event) => void link(event)} autoComplete="off" noValidate>
      <Stack gap="sm">
        <TextInput
          label="Adresse du département"
          placeholder="https://…"
          autoComplete="off"
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <TextInput
          label="Code donné par la coordination"
          autoComplete="off"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        {failure !== null && <Notice kind="error">{failure}</Notice>}
        <Button type="submit" loading={busy}>
          Relier ce poste
        </Button>
      </Stack>
    </form>
  );
}
