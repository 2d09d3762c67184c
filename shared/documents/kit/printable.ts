import { NBSP } from '../words.ts';

/** What the paper’s typeface has (its own character map), no-break space included. */
const PRINTABLE =
  /[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u00b4\u00b6-\u00ffĂıŒœˆ˚˜–—‘’‚“”„•…‹›⁄€™−∕]/u;

/** Letters that are not a plain one with a mark, and signs that have a look-alike. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '→': '>',
  '‐': '-',
  '‑': '-',
  '‒': '–',
  '―': '—',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  Ħ: 'H',
  ŧ: 't',
  Ŧ: 'T',
  ə: 'e',
  Ə: 'E',
  ŋ: 'n',
  Ŋ: 'N',
  ʼ: '’',
  '′': '’',
  µ: 'u',
};

/** Controls, marks of direction and joiners: they print nothing, and may turn what follows around. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Mn}\p{Me}]/u;

/**
 * A text as the paper’s typeface can print it. Thin and narrow spaces become no-break ones, a letter it
 * lacks the plain one (`č` gives `c`), what prints nothing is left out, and the rest (emoji, other
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
  const plain = character.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  if (plain !== '' && Array.from(plain).every((part) => PRINTABLE.test(part))) return plain;
  return INVISIBLE.test(character) ? '' : '?';
}
