import { refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Argon2Cost, Argon2Request } from '../../../shared/domain/vault/vault-file.ts';

/**
 * Draws a 32-byte key from a passphrase; injected, since only a page has workers. Rejects with
 * `KeyNotDrawn`.
 */
export type DeriveKey = (
  passphrase: string,
  salt: Uint8Array,
  cost: Argon2Cost,
) => Promise<Uint8Array>;

/** argon2id could not run to its end: most often, no memory was left for it. */
export class KeyNotDrawn extends Error {}

/** The refusal of a key that could not be drawn; any other error is a bug, and thrown again. */
export function refuseKeyNotDrawn(error: unknown): Result<never> {
  if (!(error instanceof KeyNotDrawn)) throw error;
  return refuse(
    'cle-non-calculee',
    'Ce poste n’a pas pu calculer la clé de la phrase secrète, sans doute faute de mémoire. Fermez d’autres programmes, puis réessayez.',
  );
}

/** argon2id in a worker of its own: the page stays alive, and the memory goes with the worker. */
export const deriveKeyInWorker: DeriveKey = (passphrase, salt, cost) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('../../workers/argon2-worker.ts', import.meta.url), {
      type: 'module',
    });
    worker.onmessage = (event: MessageEvent<Uint8Array>) => {
      worker.terminate();
      resolve(event.data);
    };
    worker.onerror = (event) => {
      worker.terminate();
      reject(new KeyNotDrawn(event.message));
    };
    worker.postMessage({ passphrase, salt, ...cost } satisfies Argon2Request);
  });
