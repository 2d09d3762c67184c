import { z } from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';

const courrielSchema = z.email().max(200);

/** The e-mail address typed, without the spaces around it. Code: courriel-forme. */
export function readCourriel(text: string): Result<string> {
  const parsed = courrielSchema.safeParse(text.trim());
  return parsed.success
    ? ok(parsed.data)
    : refuse(
        'courriel-forme',
        'Une adresse de courriel s’écrit comme nom@exemple.fr, sans espace ni accent : relisez-la avec la personne.',
      );
}
