import { Chip, Group, Input } from '@mantine/core';
import { useId } from 'react';

/** Several choices among a few, each a large target. */
export function SeveralField({
  label,
  choices,
  values,
  onChange,
}: {
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <Input.Label id={id} component="div" mb={4}>
        {label}
      </Input.Label>
      <Chip.Group multiple value={[...values]} onChange={onChange}>
        <Group gap={8}>
          {choices.map((choice) => (
            <Chip key={choice.value} value={choice.value}>
              {choice.label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </div>
  );
}
