import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { DEFAULT_ARGON2_COST } from '../../../shared/domain/vault/vault-file.ts';
import type { Argon2Cost, KeyBox, WrappedKey } from '../../../shared/domain/vault/vault-file.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import { bytesToBase64 } from '../base64.ts';
import { makeBox } from './data-key.ts';
import type { DeriveKey } from './derive-key.ts';
import { drawWayKey } from './way-key.ts';

/** Seals the data key to the box of a way in: `Sealer.sealToBox`, or `sealToBox`. */
type SealKey = (publique: string, wrapId: Id) => Promise<KeyBox>;

/** What making a way in takes from the page. */
export interface WrapTools {
  readonly random: Random;
  readonly deriveKey: DeriveKey;
  readonly sealKey: SealKey;
  /** What drawing the key costs; by default the recommended choice. */
  readonly cost?: Argon2Cost;
  /** What binds it to this machine, the caller’s to keep with it and to clear; by default nothing. */
  readonly part?: Uint8Array | null;
}

/** A new way in, by a passphrase or the recovery words. Rejects with `KeyNotDrawn`. */
export async function makeWrap(
  id: Id,
  secret: string,
  { random, deriveKey, sealKey, cost = DEFAULT_ARGON2_COST, part = null }: WrapTools,
): Promise<WrappedKey & { readonly boite: KeyBox }> {
  const salt = random.bytes(16);
  const nonce = random.bytes(24);
  const secretKey = await drawWayKey(secret, { salt, cost }, deriveKey, part);
  const { wrapped, publique } = await makeBox(secretKey, nonce, id, random);
  secretKey.fill(0);
  const boite = await sealKey(publique, id);
  return { id, cost, salt: bytesToBase64(salt), nonce: bytesToBase64(nonce), wrapped, boite };
}
