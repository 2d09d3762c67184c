import { judgeVaultChange } from '../../shared/domain/vault/vault-change.ts';
import type { Response, Request } from '../../shared/ipc/contract.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Profile } from './profile/profile.ts';

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
