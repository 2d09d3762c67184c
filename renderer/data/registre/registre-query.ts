import { foldWords } from '../../../shared/domain/commune/fold.ts';
import { readReference } from '../../../shared/domain/dossier/reference.ts';
import type { Reference } from '../../../shared/domain/dossier/reference.ts';

/** What someone typed, read once. */
export interface RegistreQuery {
  readonly reference: Reference | null;
  /** Names and words of démarches, folded. */
  readonly mots: readonly string[];
  /** Numbers, figures and their letter alone. */
  readonly nombres: readonly string[];
  /** Birth dates as far as they were typed: `1958`, `1958-04` or `1958-04-12`. */
  readonly naissances: readonly string[];
}

/** Day, month and year, or month and year, whatever stands between. */
const dateShape = /(?<!\d)(?:(\d{1,2})[/.\-\s])?(\d{1,2})[/.\-\s](\d{4})(?!\d)/g;

/** A year someone alive may be born in. */
const yearShape = /^(?:19|20)\d{2}$/;

/** What a search is made of: a reference, else words, numbers and birth dates in any order. */
export function readQuery(text: string): RegistreQuery {
  const reference = readReference(text);
  if (reference.ok) return { reference: reference.value, mots: [], nombres: [], naissances: [] };
  const naissances: string[] = [];
  const rest = text.replaceAll(dateShape, (typed, day: string | undefined, month, year) => {
    const date = toDate(day ?? null, String(month), String(year));
    if (date === null) return typed;
    naissances.push(date);
    return ' ';
  });
  const nombres: string[] = [];
  const words = rest.replaceAll(/\+?\d[\d\s.\-/()]*[a-z]?(?![a-z])/gi, (typed) => {
    const number = typed.replace(/^\+33\s*(?:\(0\))?/, '0').replaceAll(/[^\da-z]/gi, '');
    nombres.push(number.toUpperCase());
    return ' ';
  });
  const years = nombres.filter((number) => yearShape.test(number));
  return {
    reference: null,
    mots: foldWords(words),
    // A year beside a name is when they were born; alone, it may be any number.
    nombres: nombres.filter((number) => !years.includes(number)),
    naissances: [...naissances, ...years],
  };
}

function toDate(day: string | null, month: string, year: string): string | null {
  if (!yearShape.test(year) || Number(month) < 1 || Number(month) > 12) return null;
  const known = `${year}-${month.padStart(2, '0')}`;
  if (day === null) return known;
  return Number(day) < 1 || Number(day) > 31 ? null : `${known}-${day.padStart(2, '0')}`;
}
