import { argon2Sync } from 'node:crypto';
import type { DeriveKey } from '../../renderer/data/vault/derive-key.ts';

/** argon2id as Node has it: another maker than the desk’s, for the keys of frozen files. */
export const deriveByNode: DeriveKey = async (
  secret,
  salt,
  { memoryKiB, iterations, parallelism },
) =>
  new Uint8Array(
    argon2Sync('argon2id', {
      message: Buffer.from(secret),
      nonce: salt,
      memory: memoryKiB,
      passes: iterations,
      parallelism,
      tagLength: 32,
    }),
  );
