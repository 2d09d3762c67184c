import { NBSP } from '../words.ts';

/**
 * What the paper’s typeface has (its own character map), marks to be composed left out: the letters of
 * every language of Europe written in Latin, but a few.
 */
const PRINTABLE =
  /[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u00b4\u00b6-\u0107\u010a-\u0113\u0116-\u011b\u011e-\u0123\u0126\u0127\u012a\u012b\u012e-\u0133\u0136\u0137\u0139-\u013e\u0141-\u0148\u0150-\u0155\u0158-\u015b\u015e-\u0165\u016a\u016b\u016e-\u017e\u0218-\u021b\u1e80-\u1e85\u1e9e\u1ef2\u1ef3μ–—‘’‚“”„†‡•…‰‹›⁄€™−≈≤≥]/u;

/** Letters that are not a plain one with a mark, and signs that have a look-alike. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '→': '>',
  '‐': '-',
  '‑': '-',
  '‒': '–',
  '―': '—',
  ŧ: 't',
  Ŧ: 'T',
  ə: 'e',
  Ə: 'E',
  ŋ: 'n',
  Ŋ: 'N',
  ʼ: '’',
  '′': '’',
  µ: 'μ',
};

/** Controls, marks of direction and joiners: they print nothing, and may turn what follows around. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Mn}\p{Me}]/u;

/**
 * A text as the paper’s typeface can print it. Thin and narrow spaces become no-break ones, a letter it
 * lacks a plainer one (`ễ` gives `ê`), what prints nothing is left out, and the rest (emoji, other
 * alphabets) is a question mark: what the face lacks would print as an empty box. Never markup: the
 * kit has none.
 */
export function printable(text: string): string {
  return Array.from(text.normalize('NFC').replaceAll(/\r\n?/g, '\n'), printableCharacter).join('');
}

function printableCharacter(character: string): string {
  if (PRINTABLE.test(character)) return character;
  if (/[\t\v\f\p{Zs}]/u.test(character)) return /[\u2009\u202f]/.test(character) ? NBSP : ' ';
  const alike = LOOKALIKES[character];
  if (alike !== undefined) return alike;
  return plainer(character) ?? (INVISIBLE.test(character) ? '' : '?');
}

/** The letter with as many of its marks as the typeface has; null when it has none of it. */
function plainer(character: string): string | null {
  const parts = Array.from(character.normalize('NFKD'));
  for (;;) {
    const letter = Array.from(parts.join('').normalize('NFC'));
    if (letter.length > 0 && letter.every((part) => PRINTABLE.test(part))) return letter.join('');
    if (!/\p{M}/u.test(parts.pop() ?? '')) return null;
  }
}
