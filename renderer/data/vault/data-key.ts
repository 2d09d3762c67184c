import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { VAULT_FILE_VERSION } from '../../../shared/domain/vault/vault-file.ts';
import { base64ToBytes, bytesToBase64 } from '../base64.ts';

/** Bytes of the platform’s data key. */
export const DATA_KEY_BYTES = 32;

/** The data key encrypted under a passphrase’s key, as a wrap keeps it. Base64. */
export function wrapDataKey(
  dataKey: Uint8Array,
  passphraseKey: Uint8Array,
  nonce: Uint8Array,
  keyId: Id,
  wrapId: Id,
): string {
  const cipher = xchacha20poly1305(passphraseKey, nonce, associatedData(keyId, wrapId));
  return bytesToBase64(cipher.encrypt(dataKey));
}

/** The data key of a wrap, or null when the passphrase’s key is not the right one. */
export function unwrapDataKey(
  wrap: { readonly id: Id; readonly nonce: string; readonly wrapped: string },
  passphraseKey: Uint8Array,
  keyId: Id,
): Uint8Array | null {
  const aad = associatedData(keyId, wrap.id);
  try {
    return xchacha20poly1305(passphraseKey, base64ToBytes(wrap.nonce), aad).decrypt(
      base64ToBytes(wrap.wrapped),
    );
  } catch {
    return null;
  }
}

function associatedData(keyId: Id, wrapId: Id): Uint8Array {
  return new TextEncoder().encode(`relais-coffre|${VAULT_FILE_VERSION}|${keyId}|${wrapId}`);
}
