import { Chip, Group, Input } from '@mantine/core';
import { useId } from 'react';

/**
 * One choice among a few, each a large target; the chosen one, touched again, is let go. Arrows move
 * between them as between radio buttons.
 */
export function ChoiceField<T extends string>({
  label,
  description,
  choices,
  value,
  autoFocus = false,
  onChange,
}: {
  readonly label: string;
  readonly description?: string | undefined;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly value: T | null;
  /** In a dialog: where one starts. */
  readonly autoFocus?: boolean;
  readonly onChange: (value: T | null) => void;
}) {
  const id = useId();
  return (
    <div role="radiogroup" aria-labelledby={id}>
      <Input.Label id={id} component="div" mb={4}>
        {label}
      </Input.Label>
      {description !== undefined && <Input.Description mb={4}>{description}</Input.Description>}
      <Chip.Group value={value} onChange={(next) => onChange(next as T)}>
        <Group gap={8}>
          {choices.map((choice, index) => (
            <Chip
              key={choice.value}
              {...(autoFocus &&
                (choice.value === value || (value === null && index === 0)) && {
                  'data-autofocus': true,
                })}
              value={choice.value}
              // One name: the browser moves between them with arrows, and past them with Tab.
              name={id}
              // A radio button does not change when it is chosen again: the click says so.
              onClick={() => choice.value === value && onChange(null)}
              onKeyDown={(event) => event.key === 'Delete' && onChange(null)}
            >
              {choice.label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </div>
  );
}
