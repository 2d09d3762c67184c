import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Result } from '../../../shared/kernel/result.ts';
import { Notice } from '../../ui/notice.tsx';

/** After how many minutes without anyone the desk locks; kept as soon as it is chosen. */
export function IdleForm({
  minutes,
  choices,
  onChoose,
}: {
  readonly minutes: number;
  readonly choices: readonly number[];
  readonly onChoose: (minutes: number) => Promise<Result<unknown>>;
}) {
  const [said, setSaid] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const choose = async (value: string) => {
    const result = await onChoose(Number(value));
    setFailure(result.ok ? null : result.failure.sentence);
    setSaid(result.ok ? value : null);
  };
  return (
    <Stack gap="sm" align="flex-start">
      <Text fw={600} id="veille">
        Verrouiller après
      </Text>
      <SegmentedControl
        aria-labelledby="veille"
        data={choices.map((choice) => ({ value: String(choice), label: `${choice} min` }))}
        value={String(minutes)}
        onChange={(value) => void choose(value)}
      />
      {failure !== null && <Notice kind="error">{failure}</Notice>}
      {said !== null && (
        <Notice kind="info" word="Enregistré">
          Sans personne pendant {said}&nbsp;minutes, ce poste se verrouille.
        </Notice>
      )}
    </Stack>
  );
}
