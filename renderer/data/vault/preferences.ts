import { z } from 'zod';
import { favoriSchema } from '../../../shared/domain/saisie/favori.ts';
import { findPhraseWrap } from '../../../shared/domain/vault/vault-file.ts';
import type { PhraseWrap } from '../../../shared/domain/vault/vault-file.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../desk-session.ts';
import { withWrap } from './session-vault.ts';

/** Version of the sealed preferences; part of what binds them to their wrap. */
const PREFERENCES_VERSION = 1;

/** Minutes without anyone after which the desk may lock by itself. */
export const IDLE_MINUTES = [5, 10, 15, 30] as const;

/**
 * What an animateur has set for oneself: the mask’s PIN (null: none), the favourites of the saisie
 * éclair (null: those proposed from what was noted lately), after how many minutes without anyone the
 * desk locks. What older versions kept is let go.
 */
export const preferencesSchema = z.object({
  pin: z
    .string()
    .regex(/^\d{4,6}$/)
    .nullable(),
  favoris: z.array(favoriSchema).max(9).nullable().default(null),
  veille: z.literal(IDLE_MINUTES).default(15),
});
export type Preferences = z.infer<typeof preferencesSchema>;

const untouched: Preferences = { pin: null, favoris: null, veille: 15 };

/** The preferences of whoever is at the desk; the defaults until set, or when they cannot be read. */
export function readPreferences({ vault, author, sealer }: DeskSession): Preferences {
  const wrap = findPhraseWrap(vault.current(), author.id);
  if (wrap === null || wrap.preferences === null) return untouched;
  let value: unknown;
  try {
    value = sealer.open({ ...preferencesIdentity(wrap), sealed: wrap.preferences });
  } catch {
    // Altered on the disk: no setting is worth keeping someone from opening the desk.
    return untouched;
  }
  const parsed = preferencesSchema.safeParse(value);
  return parsed.success ? parsed.data : untouched;
}

/**
 * Changes some of one’s own preferences; a value means that they are on the disk. Refusals:
 * `personne-absente` (removed meanwhile), `code-invalide`, and the host’s own.
 */
export async function writePreferences(
  session: DeskSession,
  change: Partial<Preferences>,
): Promise<Result<Preferences>> {
  const next = preferencesSchema.safeParse({ ...readPreferences(session), ...change });
  if (!next.success)
    return refuse(
      'code-invalide',
      'Le code tient en quatre à six chiffres. Choisissez-en un autre.',
    );
  const replaced = await session.vault.replace((vault) => {
    const wrap = findPhraseWrap(vault, session.author.id);
    if (wrap === null)
      return refuse(
        'personne-absente',
        'Votre accès à ce poste vient d’être retiré\u00a0: rien n’a été changé.',
      );
    const preferences = session.sealer.seal(preferencesIdentity(wrap), next.data);
    return ok(withWrap(vault.wraps, wrap.id, { ...wrap, preferences }));
  });
  return replaced.ok ? ok(next.data) : replaced;
}

/** What binds someone’s preferences to their way in. */
export function preferencesIdentity({ id }: PhraseWrap) {
  return { collection: 'reglages', id, schema: PREFERENCES_VERSION } as const;
}
