/** Spaces of any width, points, hyphens, slashes: what people put between the figures of a number. */
const separators = /[\s.\-‐‑‒–—_/·\u200B-\u200D\u2060\uFEFF]+/gu;

/** A number as typed, without what separates its figures, in capitals and plain figures. */
export function cleanTyped(text: string): string {
  return text.normalize('NFKC').replaceAll(separators, '').toUpperCase();
}

/** A narrow no-break space: the groups of a number stay on one line. */
const groupSpace = '\u202F';

/** The text cut in groups of these lengths, with a narrow no-break space between; the rest follows. */
export function groupFigures(text: string, lengths: readonly number[]): string {
  const groups: string[] = [];
  let from = 0;
  for (const length of lengths) {
    groups.push(text.slice(from, from + length));
    from += length;
  }
  return [...groups, text.slice(from)].filter((group) => group !== '').join(groupSpace);
}
