import { PasswordInput, Stack, Text } from '@mantine/core';

/** What was typed, twice. */
export interface TypedTwice {
  readonly passphrase: string;
  readonly again: string;
}

/** A new passphrase and its confirmation, with what can be said of it while it is typed. */
export function NewPassphrase({
  label,
  value,
  onChange,
  hint,
  errors,
  autoFocus = false,
}: {
  readonly label: string;
  readonly value: TypedTwice;
  readonly onChange: (value: TypedTwice) => void;
  /** How hard it is to guess, in a sentence. */
  readonly hint: string;
  readonly errors: Partial<Record<keyof TypedTwice, string>>;
  readonly autoFocus?: boolean;
}) {
  return (
    <Stack gap="md">
      <div>
        <PasswordInput
          label={label}
          value={value.passphrase}
          onChange={(event) => onChange({ ...value, passphrase: event.currentTarget.value })}
          error={errors.passphrase}
          autoComplete="off"
          autoFocus={autoFocus}
          visibilityToggleButtonProps={{ 'aria-label': 'Montrer la phrase secrète' }}
        />
        <Text role="status" mt={4}>
          {hint}
        </Text>
      </div>
      <PasswordInput
        label="La même, une seconde fois"
        value={value.again}
        onChange={(event) => onChange({ ...value, again: event.currentTarget.value })}
        error={errors.again}
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': 'Montrer la seconde phrase secrète' }}
      />
    </Stack>
  );
}
