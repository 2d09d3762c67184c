import { z } from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { cleanTyped } from './typed-number.ts';

/** A postcode. One may serve several communes: the INSEE code is kept beside it. */
export const codePostalSchema = z
  .string()
  .regex(/^(?:0[1-9]|[1-8]\d|9[0-578])\d{3}$/)
  .brand<'CodePostal'>();
export type CodePostal = z.infer<typeof codePostalSchema>;

/** The postcode typed. Corsica is 20xxx there, never 2A or 2B. Code: code-postal-forme. */
export function readCodePostal(text: string): Result<CodePostal> {
  const parsed = codePostalSchema.safeParse(cleanTyped(text));
  return parsed.success
    ? ok(parsed.data)
    : refuse(
        'code-postal-forme',
        'Un code postal français a 5 chiffres (20… en Corse, 97… ou 98… outre-mer) : vérifiez-le, ou cherchez la commune par son nom.',
      );
}
