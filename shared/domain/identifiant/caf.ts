import { z } from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { cleanTyped, groupFigures } from './typed-number.ts';

/** A numéro d’allocataire CAF: 7 figures, leading zeros kept, and the letter some letters print. */
export const cafNumberSchema = z
  .string()
  .regex(/^\d{7}[A-Z]?$/)
  .brand<'CafNumber'>();
export type CafNumber = z.infer<typeof cafNumberSchema>;

/**
 * The numéro d’allocataire typed. It belongs to one caisse and may change on a move: keep the caisse
 * beside it. Code: caf-forme.
 */
export function readCafNumber(text: string): Result<CafNumber> {
  const parsed = cafNumberSchema.safeParse(cleanTyped(text));
  return parsed.success
    ? ok(parsed.data)
    : refuse(
        'caf-forme',
        'Le numéro d’allocataire CAF a 7 chiffres, zéros compris, parfois suivis d’une lettre : vérifiez-le sur un courrier de la CAF.',
      );
}

/** The number as it is read out: `0123456 A`. */
export function formatCafNumber(number: CafNumber): string {
  return groupFigures(number, [7]);
}

/** The 7 figures alone: with or without its letter, a number is the same. */
export function cafNumberToFigures(number: CafNumber): string {
  return number.slice(0, 7);
}
