import type { Random } from '../../../shared/kernel/random.ts';
import { base64ToBytes } from '../base64.ts';
import { drawKeyFor } from '../hkdf.ts';

/** What precedes the 32 bytes of an X25519 private key in PKCS #8 (RFC 8410). */
const PKCS8_PREFIX = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x6e, 4, 0x22, 4, 0x20];

/** What the shared secret is for: another purpose would draw another key (frozen). */
const PURPOSE = 'relais boite 2';

/** A new X25519 pair, 32 bytes each; the private half is the caller’s to clear. */
export async function makeKeyPair(random: Random): Promise<{
  readonly private: Uint8Array;
  readonly public: Uint8Array<ArrayBuffer>;
}> {
  const privateKey = random.bytes(32);
  const { x } = await crypto.subtle.exportKey('jwk', await importPrivate(privateKey, true));
  if (x === undefined) throw new Error('A private key has its public half.');
  return { private: privateKey, public: fromBase64Url(x) };
}

export async function importPrivate(bytes: Uint8Array, extractable = false): Promise<CryptoKey> {
  const pkcs8 = Uint8Array.from([...PKCS8_PREFIX, ...bytes]);
  try {
    return await crypto.subtle.importKey('pkcs8', pkcs8, 'X25519', extractable, ['deriveBits']);
  } finally {
    pkcs8.fill(0);
  }
}

export function importPublic(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'X25519', false, []);
}

/** The key two pairs agree on: HKDF-SHA256 of their X25519 secret. */
export async function sharedSecret(own: CryptoKey, other: CryptoKey): Promise<Uint8Array> {
  const agreed = new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'X25519', public: other }, own, 256),
  );
  try {
    return await drawKeyFor(PURPOSE, agreed);
  } finally {
    agreed.fill(0);
  }
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return base64ToBytes(text.replaceAll('-', '+').replaceAll('_', '/').padEnd(44, '='));
}
