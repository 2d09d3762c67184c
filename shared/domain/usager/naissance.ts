import { frenchMonths } from '../../kernel/french-months.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import { foldWords } from '../commune/fold.ts';
import { dayInWords } from '../echeance/quand.ts';
import { localDaySchema } from '../calendar/local-day.ts';
import { naissanceSchema } from './schema.ts';
import type { UsagerContent } from './schema.ts';

type Naissance = NonNullable<UsagerContent['identite']['naissance']>;

/** Nobody alive was born before; a year below is a slip. */
const FIRST_YEAR = 1900;

/**
 * A birth date as far as it is known: `12/04/1958`, `12 avril 1958`, `04/1958`, `avril 1958`, `1958`,
 * or written from the year. A day or month of zeros is unknown, as papers print it. Codes:
 * naissance-forme, naissance-annee (not of four figures, or too far), naissance-jour (a day no month
 * has), naissance-a-venir.
 */
export function readNaissance(text: string, aujourdhui: LocalDay): Result<Naissance> {
  const parts = readParts(text);
  if (parts === null) {
    return refuse(
      'naissance-forme',
      'Écrivez la naissance comme 12/04/1958, ou ce qu’on en sait : 04/1958, ou 1958.',
    );
  }
  const [year, ...rest] = parts;
  if (year.length !== 4 || Number(year) < FIRST_YEAR) {
    return refuse(
      'naissance-annee',
      'Écrivez l’année de naissance en quatre chiffres, à partir de 1900.',
    );
  }
  const known = rest.slice(0, zeroAt(rest)).map((part) => part.padStart(2, '0'));
  const parsed = naissanceSchema.safeParse([year, ...known].join('-'));
  if (!parsed.success) {
    return refuse(
      'naissance-jour',
      'Cette date n’existe pas au calendrier : vérifiez le jour et le mois de naissance.',
    );
  }
  return parsed.data > aujourdhui
    ? refuse('naissance-a-venir', 'Cette date n’est pas encore venue : vérifiez l’année.')
    : ok(parsed.data);
}

/** A birth date in French, as far as it is known: `12 avril 1958`, `avril 1958`, `1958`. */
export function formatNaissance(naissance: Naissance): string {
  const [year = '', month] = naissance.split('-');
  if (month === undefined) return year;
  const day = localDaySchema.safeParse(naissance);
  return day.success ? dayInWords(day.data) : `${frenchMonths[Number(month) - 1] ?? ''} ${year}`;
}

/** A birth date as the form writes it back: `12/04/1958`, `04/1958`, `1958`. */
export function writeNaissance(naissance: Naissance): string {
  return naissance.split('-').toReversed().join('/');
}

/** Year first, then the month and the day when they are there; null when it is no date at all. */
function readParts(text: string): readonly [string, ...string[]] | null {
  const words = foldWords(text).map((word) => monthNumber(word) ?? word.replace(/^1er$/, '1'));
  if (words.length === 0 || words.length > 3 || !words.every((word) => /^\d+$/.test(word)))
    return null;
  const [first = '', ...others] = words;
  if (others.length === 0 && first.length === 8)
    return [first.slice(4), first.slice(2, 4), first.slice(0, 2)];
  const fromYear = first.length === 4 ? words : words.toReversed();
  const [year = '', ...rest] = fromYear;
  return rest.every((part) => part.length <= 2) ? [year, ...rest] : null;
}

function monthNumber(word: string): string | null {
  const at = frenchMonths.findIndex((month) => foldWords(month)[0] === word);
  return at < 0 ? null : String(at + 1);
}

/** Where what is known stops: at the first part of zeros. */
function zeroAt(parts: readonly string[]): number {
  const at = parts.findIndex((part) => Number(part) === 0);
  return at < 0 ? parts.length : at;
}
