/**
 * What came of reading one cell: its value (null when it says nothing), or a French sentence.
 * `mot` marks a word the vocabulary does not know, which may be left out on request; what is wrong
 * rather than unknown (a date to come, a duration below zero) may not.
 */
export type Reading<T> =
  | { readonly ok: true; readonly value: T | null }
  | { readonly ok: false; readonly sentence: string; readonly mot: boolean };

export function read<T>(value: T | null): Reading<T> {
  return { ok: true, value };
}

export function unreadable<T>(sentence: string, { mot = false } = {}): Reading<T> {
  return { ok: false, sentence, mot };
}

/** A cell as it is quoted to the person, cut when long. */
export function quoted(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return `«\u00a0${short.replaceAll(/\s+/g, ' ')}\u00a0»`;
}
