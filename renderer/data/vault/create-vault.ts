import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import {
  DEFAULT_ARGON2_COST,
  VAULT_FILE_VERSION,
} from '../../../shared/domain/vault/vault-file.ts';
import type { Argon2Cost, VaultFile } from '../../../shared/domain/vault/vault-file.ts';
import { createId } from '../../../shared/kernel/random.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import { DATA_KEY_BYTES, sealToBox } from './data-key.ts';
import type { DeriveKey } from './derive-key.ts';
import { makeWrap } from './make-wrap.ts';
import { recoverySecret } from './recovery-secret.ts';

/** Characters a passphrase has at least. */
export const MIN_PASSPHRASE = 12;

/** The recovery key of a vault: its words, and the day its sheet was printed. */
export interface RecoveryKey {
  readonly words: readonly string[];
  readonly createdOn: LocalDay;
}

/**
 * A new platform’s vault: a random data key, wrapped for its first animateur, who is responsable, and
 * for the printed recovery key. A demonstration has none. Rejects with `KeyNotDrawn`.
 */
export async function createVault(
  animateurName: string,
  passphrase: string,
  random: Random,
  deriveKey: DeriveKey,
  recovery: RecoveryKey | null = null,
  cost: Argon2Cost = DEFAULT_ARGON2_COST,
): Promise<VaultFile> {
  const newId = () => idSchema.parse(createId(random));
  const keyId = newId();
  const dataKey = random.bytes(DATA_KEY_BYTES);
  const tools = {
    random,
    deriveKey,
    cost,
    sealKey: (publique: string, wrapId: typeof keyId) =>
      sealToBox(dataKey, publique, keyId, wrapId, random),
  };
  try {
    const person = await makeWrap(newId(), passphrase, tools);
    const sheet =
      recovery === null
        ? []
        : [
            {
              kind: 'secours' as const,
              createdOn: recovery.createdOn,
              ...(await makeWrap(newId(), recoverySecret(recovery.words), tools)),
            },
          ];
    return {
      format: 'relais-coffre',
      version: VAULT_FILE_VERSION,
      revision: 1,
      keyId,
      wraps: [
        {
          kind: 'phrase',
          animateur: { id: newId(), nom: animateurName, role: 'responsable' },
          ...person,
          preferences: null,
        },
        ...sheet,
      ],
    };
  } finally {
    dataKey.fill(0);
  }
}
