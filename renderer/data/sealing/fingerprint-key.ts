import { drawKeyFor } from '../hkdf.ts';

/** What the key of fingerprints is for: another purpose would draw another key (frozen). */
const PURPOSE = 'relais fingerprint 1';

/** The key of fingerprints, 32 bytes, drawn from the platform’s first data key (HKDF-SHA256). */
export function drawFingerprintKey(dataKey: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return drawKeyFor(PURPOSE, dataKey);
}

/** The same, as what signs; it does not leave the browser. */
export function importFingerprintKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

/** The keyed digest of a text (HMAC-SHA256), 32 bytes. */
export async function signText(key: CryptoKey, text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)));
}
