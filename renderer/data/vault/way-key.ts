import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { KEYCHAIN_PART_BYTES } from '../../../shared/domain/vault/vault-file.ts';
import type { WrappedKey } from '../../../shared/domain/vault/vault-file.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { base64ToBytes, bytesToBase64 } from '../base64.ts';
import { drawKeyFor } from '../hkdf.ts';
import type { DeriveKey } from './derive-key.ts';

/** What the mixed key is for: another purpose would draw another key (frozen). */
const PURPOSE = 'relais trousseau 3';

/** The part of a way in that the system’s keychain keeps: in the open, and as it is kept. */
export interface KeychainPart {
  readonly bytes: Uint8Array;
  readonly sealed: string;
}

/**
 * The key that encrypts a way in: argon2id of what is typed; mixed with the keychain’s part when it has
 * one, so that neither opens anything without the other. The part is the caller’s to clear. Rejects with
 * `KeyNotDrawn`.
 */
export async function drawWayKey(
  typed: string,
  { salt, cost }: { readonly salt: Uint8Array; readonly cost: WrappedKey['cost'] },
  deriveKey: DeriveKey,
  part: Uint8Array | null,
): Promise<Uint8Array> {
  const drawn = await deriveKey(typed, salt, cost);
  if (part === null) return drawn;
  const both = Uint8Array.from([...drawn, ...part]);
  drawn.fill(0);
  try {
    return await drawKeyFor(PURPOSE, both);
  } finally {
    both.fill(0);
  }
}

/** A new part for a way in, sealed by the keychain. Refusals: `keychain.seal`’s. */
export async function createKeychainPart(
  bridge: Bridge,
  acces: Id,
  random: Random,
): Promise<Result<KeychainPart>> {
  const bytes = random.bytes(KEYCHAIN_PART_BYTES);
  const kept = await bridge.call('keychain.seal', { acces, part: bytesToBase64(bytes) });
  if (kept.ok) return ok({ bytes, sealed: kept.value.scellee });
  bytes.fill(0);
  return kept;
}

/**
 * The part of a way in, null when it has none; `sealed` is what is to be kept from now on, which the
 * system may have renewed. Refusals: `keychain.open`’s.
 */
export async function openKeychainPart(
  bridge: Bridge,
  { id, trousseau }: { readonly id: Id; readonly trousseau?: string | undefined },
): Promise<Result<KeychainPart | null>> {
  if (trousseau === undefined) return ok(null);
  const opened = await bridge.call('keychain.open', { acces: id, scellee: trousseau });
  if (!opened.ok) return opened;
  const { part, rescellee } = opened.value;
  return ok({ bytes: base64ToBytes(part), sealed: rescellee ?? trousseau });
}
