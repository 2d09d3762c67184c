import { argon2id, argon2Verify } from 'hash-wasm';
import type { Random } from '../../shared/kernel/random.ts';

/** The shortest password accepted for an account, in characters. */
export const MIN_PASSWORD = 12;

/** The longest, as the sign-in form limits it. */
export const MAX_PASSWORD = 200;

/**
 * OWASP’s second choice for argon2id: 19 MiB, two passes. A server computes it for whoever knocks,
 * in the thread that answers everyone, so not the 64 MiB of a desk’s vault.
 */
const cost = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 } as const;

/** A password’s argon2id hash in its encoded form, parameters and salt included. */
export async function hashPassword(password: string, random: Random): Promise<string> {
  return argon2id({
    ...cost,
    password: normalise(password),
    salt: random.bytes(16),
    outputType: 'encoded',
  });
}

/** Whether a password is the one of this hash. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  return argon2Verify({ password: normalise(password), hash });
}

/** The same accented letters may be typed as one or two characters, depending on the keyboard. */
function normalise(password: string): string {
  return password.normalize('NFC');
}
