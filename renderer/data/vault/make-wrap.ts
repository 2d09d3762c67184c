import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { DEFAULT_ARGON2_COST } from '../../../shared/domain/vault/vault-file.ts';
import type { Argon2Cost, WrappedKey } from '../../../shared/domain/vault/vault-file.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import { bytesToBase64 } from '../base64.ts';
import type { DeriveKey } from './derive-key.ts';

/** Encrypts the data key under a key drawn from a secret: `Sealer.wrapKey`, or `wrapDataKey`. */
export type WrapKey = (secretKey: Uint8Array, nonce: Uint8Array, wrapId: Id) => string;

/** What making a way in takes from the page. */
export interface WrapTools {
  readonly random: Random;
  readonly deriveKey: DeriveKey;
  readonly wrapKey: WrapKey;
  /** What drawing the key costs; by default the recommended choice. */
  readonly cost?: Argon2Cost;
}

/** A new way in: the data key under a passphrase or the recovery words. Rejects with `KeyNotDrawn`. */
export async function makeWrap(
  id: Id,
  secret: string,
  { random, deriveKey, wrapKey, cost = DEFAULT_ARGON2_COST }: WrapTools,
): Promise<WrappedKey> {
  const salt = random.bytes(16);
  const nonce = random.bytes(24);
  const secretKey = await deriveKey(secret, salt, cost);
  const wrapped = wrapKey(secretKey, nonce, id);
  secretKey.fill(0);
  return { id, cost, salt: bytesToBase64(salt), nonce: bytesToBase64(nonce), wrapped };
}
