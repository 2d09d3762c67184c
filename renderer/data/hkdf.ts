/**
 * A key of 32 bytes drawn from a secret for one purpose (HKDF-SHA256, RFC 5869, no salt). What it copies
 * of the secret is cleared; the secret itself is the caller’s.
 */
export async function drawKeyFor(
  purpose: string,
  secret: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const copy = secret.slice();
  const source = await crypto.subtle.importKey('raw', copy, 'HKDF', false, ['deriveBits']);
  copy.fill(0);
  const drawn = await crypto.subtle.deriveBits(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: new Uint8Array(),
      info: new TextEncoder().encode(purpose),
    },
    source,
    256,
  );
  return new Uint8Array(drawn);
}
