import { z } from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { cleanTyped, groupFigures } from './typed-number.ts';

/** An identifiant France Travail: 11 figures (national, since March 2025), or the former 7 + 1. */
export const franceTravailIdSchema = z
  .string()
  .regex(/^(?:\d{11}|\d{7}[0-9A-Z])$/)
  .brand<'FranceTravailId'>();
export type FranceTravailId = z.infer<typeof franceTravailIdSchema>;

/** The identifiant typed, new or former. Code: france-travail-forme. */
export function readFranceTravailId(text: string): Result<FranceTravailId> {
  const parsed = franceTravailIdSchema.safeParse(cleanTyped(text));
  return parsed.success
    ? ok(parsed.data)
    : refuse(
        'france-travail-forme',
        'L’identifiant France Travail a 11 chiffres, ou 7 chiffres suivis d’une lettre ou d’un chiffre pour les anciens : vérifiez-le dans l’espace personnel ou sur un courrier.',
      );
}

/** The identifiant as it is read out: `1234567 A`, or `123 456 789 01`. */
export function formatFranceTravailId(id: FranceTravailId): string {
  return groupFigures(id, isFormerFranceTravailId(id) ? [7] : [3, 3, 3]);
}

/** Whether it is a former, regional one, which changed with the region. */
export function isFormerFranceTravailId(id: FranceTravailId): boolean {
  return id.length === 8;
}
