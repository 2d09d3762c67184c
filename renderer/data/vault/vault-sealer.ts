import { z } from 'zod';
import type { VaultFile } from '../../../shared/domain/vault/vault-file.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import { base64ToBytes, bytesToBase64 } from '../base64.ts';
import { createSealer } from '../sealing/sealer.ts';
import type { DataKey, Sealer } from '../sealing/sealer.ts';

/** Version of what the vault seals of another key; part of what binds it to its place. */
const SEALED_KEY_VERSION = 1;

const sealedKeySchema = z.strictObject({ cle: z.base64().length(44) });

/**
 * The sealer of an opened vault: with the key there was before, while what it sealed is being sealed
 * again, and the key of fingerprints when it comes from one that is gone. It takes `dataKey` over.
 */
export function createVaultSealer(
  { keyId: current, ancienne, empreintes }: Pick<VaultFile, 'keyId' | 'ancienne' | 'empreintes'>,
  { keyId, dataKey }: DataKey,
  random: Random,
): Sealer {
  // Another key was put in its place meanwhile: what this vault seals is not for this one.
  if (current !== keyId || (ancienne === undefined && empreintes === undefined))
    return createSealer(dataKey, keyId, random);
  const plain = createSealer(dataKey, keyId, random);
  const open = (sealed: string, collection: 'ancienne-cle' | 'empreintes', id = keyId) =>
    base64ToBytes(
      sealedKeySchema.parse(plain.open({ collection, id, schema: SEALED_KEY_VERSION, sealed })).cle,
    );
  return createSealer(dataKey, keyId, random, {
    former: ancienne
      ? {
          keyId: ancienne.keyId,
          dataKey: open(ancienne.scellee, 'ancienne-cle', ancienne.keyId),
        }
      : null,
    fingerprintKey: empreintes === undefined ? null : open(empreintes, 'empreintes'),
  });
}

/** What a vault keeps of the keys there were, sealed with the present one. */
export function sealFormerKeys(
  sealer: Sealer,
  {
    keyId,
    former,
    fingerprintKey,
  }: {
    readonly keyId: VaultFile['keyId'];
    readonly former: DataKey;
    readonly fingerprintKey: Uint8Array;
  },
): Required<Pick<VaultFile, 'ancienne' | 'empreintes'>> {
  const seal = (bytes: Uint8Array, collection: 'ancienne-cle' | 'empreintes', id: typeof keyId) =>
    sealer.seal({ collection, id, schema: SEALED_KEY_VERSION }, { cle: bytesToBase64(bytes) });
  return {
    ancienne: {
      keyId: former.keyId,
      scellee: seal(former.dataKey, 'ancienne-cle', former.keyId),
    },
    empreintes: seal(fingerprintKey, 'empreintes', keyId),
  };
}
