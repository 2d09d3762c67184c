import { Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';

/** What is wrong with the words typed: a sentence, and which word to look at (from 0), if one. */
export interface WordsError {
  readonly sentence: string;
  readonly position: number | null;
}

/** A field for numbered words. When one of them is wrong, the field takes the focus and selects it. */
export function WordsField({
  label,
  description,
  value,
  onChange,
  error,
}: {
  readonly label: string;
  readonly description: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: WordsError | null;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const area = field.current;
    if (error === null || area === null) return;
    area.focus();
    if (error.position === null) return;
    const word = [...area.value.matchAll(/\p{L}+/gu)][error.position];
    const start = word?.index ?? area.value.length;
    area.setSelectionRange(start, start + (word?.[0].length ?? 0));
  }, [error]);
  return (
    <Textarea
      ref={field}
      label={label}
      description={description}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error?.sentence}
      autoFocus
      rows={3}
      autoComplete="off"
      autoCapitalize="off"
      autoCorrect="off"
      spellCheck={false}
    />
  );
}
