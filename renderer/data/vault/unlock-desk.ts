import type { Bridge } from '../../bridge/bridge.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { VaultFile } from '../../../shared/domain/vault/vault-file.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeriveKey } from './derive-key.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import { giveBox } from './give-box.ts';
import { keepRenewedPart } from './machine-binding.ts';
import { unlockVault } from './unlock-vault.ts';
import type { Unlocked } from './unlock-vault.ts';

/**
 * Opens the locked desk for one of its animateurs; the host counts the tries, whatever becomes of this
 * page. A way in of version 1 gets its box by the way. Refusals: `unlockVault`’s, and the host’s `trop-d-essais`.
 */
export async function unlockDesk(
  bridge: Bridge,
  vault: VaultFile,
  animateur: Id,
  passphrase: string,
  deriveKey: DeriveKey,
  random: Random,
): Promise<Result<Unlocked>> {
  const begun = await bridge.call('unlock.begin', {});
  if (!begun.ok) return begun;
  const opened = await unlockVault(bridge, vault, animateur, passphrase, deriveKey);
  if (!opened.ok) return opened;
  await bridge.call('unlock.opened', {});
  await giveBox(bridge, vault, opened.value, passphrase, { deriveKey, random });
  await keepRenewedPart(bridge, vault, animateur, opened.value.trousseau);
  return opened;
}
