import fc from 'fast-check';

/** A number as people type it: its characters with spaces, points or hyphens anywhere between. */
export function typedLike(cleaned: string): fc.Arbitrary<string> {
  const between = fc.constantFrom('', '', '', ' ', '.', '-', '\u202F', '\u00A0', '–');
  return fc.array(between, { minLength: cleaned.length, maxLength: cleaned.length }).map((marks) =>
    cleaned
      .split('')
      .map((figure, at) => figure + (marks[at] ?? ''))
      .join(''),
  );
}

/** A text of exactly this many figures. */
export function figures(length: number): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...'0123456789'.split('')), { minLength: length, maxLength: length })
    .map((all) => all.join(''));
}

/** The text with the figure at `at` changed into another one. */
export function withOtherFigure(text: string, at: number, by: number): string {
  const changed = (Number(text[at]) + by) % 10;
  return text.slice(0, at) + String(changed) + text.slice(at + 1);
}
