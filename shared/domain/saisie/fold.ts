/** A word as typed: its folded form, and where it stands (UTF-16 offsets, end excluded). */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether a comma, a line end or the like before it keeps it apart from the word before. */
  readonly apart: boolean;
}

const tokenPattern = /(?:-+|=+)>|[→⇒]|[\p{L}\p{N}\p{M}]+/gu;

/** Signs that separate two things said; apostrophes, hyphens, points and slashes only join words. */
const separator = /[,;:!?&+()\n\r|]/u;

/**
 * The words of a line, folded as the catalogue’s are: no capitals, accents or ligatures, cut at
 * apostrophes and hyphens. An arrow is a word, `->`. Text of another script stays as it is.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let previousEnd = 0;
  for (const match of text.matchAll(tokenPattern)) {
    const [raw] = match;
    const folded = foldWord(raw);
    const end = match.index + raw.length;
    if (folded === '') continue;
    tokens.push({
      text: folded,
      start: match.index,
      end,
      apart: separator.test(text.slice(previousEnd, match.index)),
    });
    previousEnd = end;
  }
  return tokens;
}

/** A phrase folded to words with one space between. */
export function foldPhrase(text: string): string {
  return tokenize(text)
    .map((token) => token.text)
    .join(' ');
}

function foldWord(raw: string): string {
  if (/[>→⇒]/u.test(raw)) return '->';
  return raw
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae');
}

/** A phrase with the plural marks (s, x) of its words of 4 letters or more taken off. */
export function singular(phrase: string): string {
  return phrase
    .split(' ')
    .map((word) => (/^[a-z]{2,}[a-rt-z][sx]$/.test(word) ? word.slice(0, -1) : word))
    .join(' ');
}
