import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { phraseWraps } from '../../../shared/domain/vault/vault-file.ts';
import type { VaultFile, WrappedKey } from '../../../shared/domain/vault/vault-file.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { base64ToBytes } from '../base64.ts';
import { unwrapDataKey } from './data-key.ts';
import { refuseKeyNotDrawn } from './derive-key.ts';
import type { DeriveKey } from './derive-key.ts';

/** What a right passphrase gives: who is at the desk, and the platform’s data key. */
export interface Unlocked {
  readonly animateur: { readonly id: Id; readonly nom: string };
  readonly keyId: Id;
  readonly dataKey: Uint8Array;
}

/** Opens the vault for one of its animateurs. Refusals: `phrase-fausse`, `cle-non-calculee`. */
export async function unlockVault(
  vault: VaultFile,
  animateurId: Id,
  passphrase: string,
  deriveKey: DeriveKey,
): Promise<Result<Unlocked>> {
  for (const wrap of phraseWraps(vault).filter(({ animateur }) => animateur.id === animateurId)) {
    const opened = await openWrap(vault, wrap, passphrase, deriveKey);
    if (!opened.ok) return opened;
    const { animateur } = wrap;
    if (opened.value !== null) return ok({ animateur, keyId: vault.keyId, dataKey: opened.value });
  }
  return refuse(
    'phrase-fausse',
    'Ce n’est pas la phrase secrète de cette personne. Vérifiez la touche Verr. Maj, puis réessayez.',
  );
}

/** The data key of one way in, null when `secret` is not its own. Refusal: `cle-non-calculee`. */
export async function openWrap(
  { keyId }: Pick<VaultFile, 'keyId'>,
  wrap: WrappedKey,
  secret: string,
  deriveKey: DeriveKey,
): Promise<Result<Uint8Array | null>> {
  let secretKey: Uint8Array;
  try {
    secretKey = await deriveKey(secret, base64ToBytes(wrap.salt), wrap.cost);
  } catch (error) {
    return refuseKeyNotDrawn(error);
  }
  const dataKey = await unwrapDataKey(wrap, secretKey, keyId);
  secretKey.fill(0);
  return ok(dataKey);
}
