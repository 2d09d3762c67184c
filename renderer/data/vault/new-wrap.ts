import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { findPhraseWrap } from '../../../shared/domain/vault/vault-file.ts';
import type { VaultFile } from '../../../shared/domain/vault/vault-file.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../desk-session.ts';
import { refuseKeyNotDrawn } from './derive-key.ts';
import type { DeriveKey } from './derive-key.ts';
import { makeWrap } from './make-wrap.ts';
import { strongestCost } from './measure-cost.ts';
import { withWrap } from './session-vault.ts';
import type { VaultChange } from './session-vault.ts';
import type { KeychainPart } from './way-key.ts';

/**
 * Draws the key of a secret, then changes the vault with the way in it makes; `part` binds it to this
 * machine. Refusals: `cle-non-calculee`, those of the change, and the host’s own.
 */
export async function withNewWrap(
  session: DeskSession,
  deriveKey: DeriveKey,
  wrapId: Id,
  secret: string,
  toChange: (made: Awaited<ReturnType<typeof makeWrap>>) => VaultChange,
  part: Uint8Array | null = null,
): Promise<Result<VaultFile>> {
  let made;
  try {
    made = await makeWrap(wrapId, secret, {
      random: session.random,
      deriveKey,
      sealKey: session.sealer.sealToBox,
      cost: strongestCost(session.vault.current()),
      part,
    });
  } catch (error) {
    return refuseKeyNotDrawn(error);
  }
  return session.vault.replace(toChange(made));
}

/**
 * Makes one’s own way in anew, under the same id: with that passphrase, bound to this machine by `part`,
 * which is cleared, or to none. Refusals: `personne-absente`, and `withNewWrap`’s.
 */
export async function rewrapOwn(
  session: DeskSession,
  passphrase: string,
  part: KeychainPart | null,
  deriveKey: DeriveKey,
): Promise<Result<VaultFile>> {
  const own = findPhraseWrap(session.vault.current(), session.author.id);
  try {
    if (own === null) return refuseAbsent();
    return await withNewWrap(
      session,
      deriveKey,
      own.id,
      passphrase,
      (made) =>
        ({ wraps }) => {
          const wrap = wraps.find(({ id }) => id === own.id);
          if (wrap?.kind !== 'phrase') return refuseAbsent();
          const { trousseau: _former, ...rest } = wrap;
          const bound = part === null ? {} : { trousseau: part.sealed };
          return ok(withWrap(wraps, wrap.id, { ...rest, ...made, ...bound }));
        },
      part?.bytes ?? null,
    );
  } finally {
    part?.bytes.fill(0);
  }
}

/** The person was removed meanwhile. */
export function refuseAbsent(): Result<never> {
  return refuse(
    'personne-absente',
    'Cette personne n’ouvre plus ce poste\u00a0: rien n’a été changé. Rechargez la page.',
  );
}
