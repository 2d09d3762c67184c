/** What the key of fingerprints is for: another purpose would draw another key (frozen). */
const PURPOSE = 'relais fingerprint 1';

/** The key of fingerprints, drawn from the platform’s data key (HKDF-SHA256); it does not leave the browser. */
export async function drawFingerprintKey(dataKey: Uint8Array): Promise<CryptoKey> {
  const copy = dataKey.slice();
  const source = await crypto.subtle.importKey('raw', copy, 'HKDF', false, ['deriveKey']);
  copy.fill(0);
  return crypto.subtle.deriveKey(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: new Uint8Array(),
      info: new TextEncoder().encode(PURPOSE),
    },
    source,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  );
}

/** The keyed digest of a text (HMAC-SHA256), 32 bytes. */
export async function signText(key: CryptoKey, text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)));
}
