import { createHash } from 'node:crypto';
import type { Random } from '../../shared/kernel/random.ts';

/** SHA-256 of a text: what is kept of a token or a code, which is itself never stored. */
export function hashSecret(secret: string): Uint8Array {
  return createHash('sha256').update(secret, 'utf8').digest();
}

/** A bearer secret nobody can guess: 32 random bytes, base64url (43 characters). */
export function createToken(random: Random): string {
  return Buffer.from(random.bytes(32)).toString('base64url');
}
