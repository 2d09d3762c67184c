import type { SessionPlatform } from '../desk-session.ts';
import { createVault } from './create-vault.ts';
import type { RecoveryKey } from './create-vault.ts';
import { deriveKeyInWorker, refuseKeyNotDrawn } from './derive-key.ts';
import { measureCost } from './measure-cost.ts';
import { unlockVault } from './unlock-vault.ts';
import type { Unlocked } from './unlock-vault.ts';
import type { DeskIdentity } from '../../../shared/domain/site/desk-identity.ts';
import { phraseWraps } from '../../../shared/domain/vault/vault-file.ts';
import type { VaultFile } from '../../../shared/domain/vault/vault-file.ts';
import { siteIdSchema } from '../../../shared/domain/site/identifiers.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';

/** What installs a desk, once checked. */
export interface Installation {
  readonly site: string;
  /** The name of a platform the network does not have; absent for one it has. */
  readonly siteName?: string;
  /** Where that one is: the INSEE code of its commune, when it was said. */
  readonly commune?: string | null;
  readonly name: string;
  readonly passphrase: string;
  /** The key just printed and typed back; a demonstration has none. */
  readonly recovery?: RecoveryKey;
}

/** Makes the vault, keeps it with the desk’s identity, and opens it. Refusal: `cle-non-calculee`. */
export async function installDesk(
  { bridge, clock, random }: SessionPlatform,
  { site, siteName, commune, name, passphrase, recovery }: Installation,
): Promise<Result<{ readonly unlocked: Unlocked; readonly identity: DeskIdentity }>> {
  let vault: VaultFile;
  try {
    // What a demonstration protects is invented: it opens at once.
    const cost = recovery === undefined ? undefined : await measureCost(deriveKeyInWorker, clock);
    vault = await createVault(
      name.trim(),
      passphrase,
      random,
      deriveKeyInWorker,
      recovery ?? null,
      cost,
    );
  } catch (error) {
    return refuseKeyNotDrawn(error);
  }
  const installed = await bridge.call('setup.complete', {
    site: siteIdSchema.parse(site),
    ...(siteName === undefined ? {} : { siteName }),
    ...(commune === undefined || commune === null ? {} : { commune }),
    vault,
  });
  if (!installed.ok) return installed;
  const animateur = phraseWraps(vault)[0]?.animateur.id;
  if (animateur === undefined) throw new Error('A vault has at least one wrap.');
  const opened = await unlockVault(bridge, vault, animateur, passphrase, deriveKeyInWorker);
  return opened.ok ? ok({ unlocked: opened.value, identity: installed.value }) : opened;
}
