import { z } from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { cleanTyped, groupFigures } from './typed-number.ts';

/** Mobile prefixes overseas, each with the indicatif it is reached by. */
const overseasMobiles: Readonly<Record<string, string>> = {
  '0690': '590',
  '0691': '590',
  '0694': '594',
  '0696': '596',
  '0697': '596',
  '0692': '262',
  '0693': '262',
};

/**
 * Prefixes also used overseas, whose indicatif the catalogue does not give: +33 could be false, so
 * these numbers stay as they are dialled in France.
 */
const overseasOthers = /^0(?:262|263|269|508|590|594|596|639|976)/;

/**
 * A telephone number: E.164 (`+33…`) when its indicatif is known, else the ten figures dialled in
 * France. Foreign numbers are kept as typed after their `+`, unchecked.
 */
export const telephoneSchema = z
  .string()
  .regex(/^(?:\+[1-9]\d{8,14}|0[1-9]\d{8})$/)
  .brand<'Telephone'>();
export type Telephone = z.infer<typeof telephoneSchema>;

/** A short number, such as 3949: an organisme’s, never a person’s. */
export const shortNumberSchema = z
  .string()
  .regex(/^3\d{3}$/)
  .brand<'ShortNumber'>();
export type ShortNumber = z.infer<typeof shortNumberSchema>;

/** The number of a person, as typed: `06 12 34 56 78`, `+33 (0)6…`, `0033…`. Code: telephone-forme. */
export function readTelephone(text: string): Result<Telephone> {
  const cleaned = cleanTyped(text)
    .replace(/^\+?\(\+?(\d+)\)/, '+$1')
    .replace('(0)', '')
    .replaceAll(/[()]/g, '')
    .replace(/^00/, '+')
    .replace(/^\+(33|262|590|594|596)0/, '+$1')
    // Behind +33 too, a number is one of France as it is dialled there: overseas have their own.
    .replace(/^\+33(?=[1-9]\d{8}$)/, '0');
  const parsed = telephoneSchema.safeParse(nationalToE164(cleaned));
  return parsed.success && isPossible(parsed.data)
    ? ok(parsed.data)
    : refuse(
        'telephone-forme',
        'Un numéro de téléphone a 10 chiffres et commence par 0, ou commence par + et l’indicatif du pays : comptez ses chiffres avec le visiteur.',
      );
}

/** The number of an organisme: also a short one, such as 3949. Code: telephone-forme. */
export function readOrganismeTelephone(text: string): Result<Telephone | ShortNumber> {
  const short = shortNumberSchema.safeParse(cleanTyped(text));
  return short.success ? ok(short.data) : readTelephone(text);
}

/** The E.164 form, for a call by link; null when the indicatif is not known. */
export function telephoneToE164(telephone: Telephone): string | null {
  return telephone.startsWith('+') ? telephone : null;
}

/** The number as one reads it in France: `06 12 34 56 78`; `+262 692 12 34 56` overseas. */
export function formatTelephone(telephone: Telephone | ShortNumber): string {
  const national = telephone.replace(/^\+33/, '0');
  if (national.startsWith('0')) return groupFigures(national, [2, 2, 2, 2]);
  if (/^\+(?:262|59[046])/.test(national)) return groupFigures(national, [4, 3, 2, 2]);
  return national.startsWith('+') ? national : groupFigures(national, [2, 2]);
}

function nationalToE164(cleaned: string): string {
  if (!/^0[1-9]\d{8}$/.test(cleaned) || overseasOthers.test(cleaned)) return cleaned;
  return `+${overseasMobiles[cleaned.slice(0, 4)] ?? '33'}${cleaned.slice(1)}`;
}

/** Behind a French indicatif there are nine figures; behind +33, the first is never 0. */
function isPossible(telephone: string): boolean {
  return (
    !/^\+(?:33|262|59[046])/.test(telephone) ||
    /^\+(?:33[1-9]\d{8}|(?:262|59[046])\d{9})$/.test(telephone)
  );
}
