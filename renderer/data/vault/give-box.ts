import type { Random } from '../../../shared/kernel/random.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { findPhraseWrap } from '../../../shared/domain/vault/vault-file.ts';
import type { VaultFile } from '../../../shared/domain/vault/vault-file.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { sealToBox } from './data-key.ts';
import { KeyNotDrawn } from './derive-key.ts';
import type { DeriveKey } from './derive-key.ts';
import { makeWrap } from './make-wrap.ts';
import { createSessionVault, withWrap } from './session-vault.ts';
import type { Unlocked } from './unlock-vault.ts';

/**
 * Makes a way in of version 1, just opened with its passphrase, one of version 2: it gets a box. What
 * could not be kept now is for the next opening: nobody waits for it at a locked desk.
 */
export async function giveBox(
  bridge: Bridge,
  vault: VaultFile,
  { animateur, keyId, dataKey }: Unlocked,
  passphrase: string,
  { deriveKey, random }: { readonly deriveKey: DeriveKey; readonly random: Random },
): Promise<void> {
  const wrap = findPhraseWrap(vault, animateur.id);
  if (wrap === null || wrap.boite !== undefined) return;
  try {
    const made = await makeWrap(wrap.id, passphrase, {
      random,
      deriveKey,
      cost: wrap.cost,
      sealKey: (publique, wrapId) => sealToBox(dataKey, publique, keyId, wrapId, random),
    });
    await createSessionVault(bridge, vault).replace((current) => {
      const own = findPhraseWrap(current, animateur.id);
      // Changed meanwhile, by another window: it has a box by now.
      return own === null || own.wrapped !== wrap.wrapped
        ? refuse('deja-fait', 'Cet accès a déjà changé.')
        : ok(withWrap(current.wraps, own.id, { ...own, ...made }));
    });
  } catch (error) {
    if (!(error instanceof KeyNotDrawn)) throw error;
  }
}
