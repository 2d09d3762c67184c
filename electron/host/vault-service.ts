import { judgeVaultChange } from '../../shared/domain/vault/vault-change.ts';
import type { Response, Request } from '../../shared/ipc/contract.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Id } from '../../shared/domain/site/identifiers.ts';
import type { Profile } from './profile/profile.ts';

/** Whether a page names a data key that is no longer this desk’s: what it sealed would be lost. */
export function isOtherKey(profile: Profile, keyId: Id | undefined): boolean {
  return keyId !== undefined && keyId !== profile.readVault()?.keyId;
}

export function refuseOtherKey(): Result<never> {
  return refuse(
    'coffre-autre-cle',
    'La clé de ce poste a changé\u00a0: rien n’a été enregistré. Verrouillez, rouvrez avec votre phrase secrète, puis recommencez.',
  );
}

/**
 * Keeps the next version of the vault file, whole or not at all; the host cannot open it, but never
 * lets a change lose the platform’s key. Refusals: `coffre-absent`, and those of `judgeVaultChange`.
 */
export function replaceVault(
  profile: Profile,
  { vault }: Request<'vault.replace'>,
): Result<Response<'vault.replace'>> {
  const kept = profile.readVault();
  if (kept === null || profile.read().identity === null)
    return refuse(
      'coffre-absent',
      'Ce poste n’est pas encore installé. Rechargez la page, puis suivez les étapes.',
    );
  const judged = judgeVaultChange(kept, vault);
  if (!judged.ok) return judged;
  profile.writeVault(vault);
  return ok({ revision: vault.revision });
}
