import { Button, CloseButton, Stack, TextInput } from '@mantine/core';

/** Several texts of one kind, one a line: more can be added, each taken away. */
export function TextLines({
  label,
  description,
  addLabel,
  lines,
  max,
  maxLength,
  inputMode = 'text',
  errorAt,
  onChange,
}: {
  readonly label: string;
  readonly description?: string;
  readonly addLabel: string;
  readonly lines: readonly string[];
  readonly max: number;
  readonly maxLength: number;
  readonly inputMode?: 'text' | 'tel' | 'numeric';
  readonly errorAt: (line: number) => string | undefined;
  readonly onChange: (lines: readonly string[]) => void;
}) {
  const set = (line: number, text: string) =>
    onChange(lines.map((before, at) => (at === line ? text : before)));
  return (
    <Stack gap={4}>
      {lines.map((text, line) => (
        <TextInput
          key={line}
          label={line === 0 ? label : `${label}, ${line + 1}e`}
          {...(line === 0 && description !== undefined ? { description } : {})}
          value={text}
          inputMode={inputMode}
          maxLength={maxLength}
          error={errorAt(line)}
          spellCheck={false}
          onChange={(event) => set(line, event.currentTarget.value)}
          rightSectionWidth={48}
          rightSection={
            (lines.length > 1 || text !== '') && (
              <CloseButton
                size={44}
                aria-label={`Retirer : ${label.toLowerCase()}, ligne ${line + 1}`}
                onClick={() => onChange(lines.length === 1 ? [''] : lines.toSpliced(line, 1))}
              />
            )
          }
        />
      ))}
      {lines.length < max && (
        <Button
          variant="subtle"
          size="compact-md"
          mih={44}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => onChange([...lines, ''])}
        >
          {addLabel}
        </Button>
      )}
    </Stack>
  );
}
