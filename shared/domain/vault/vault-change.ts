import { ok, refuse } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { findRecoveryWrap, phraseWraps } from './vault-file.ts';
import type { VaultFile } from './vault-file.ts';

/**
 * Whether `next` may take the place of `kept`. Refusals: `coffre-autre-cle` (what the kept key sealed
 * would be lost), `coffre-deja-change` (someone else was faster: read again, then try again),
 * `coffre-sans-secours`, and those of `checkVault`.
 */
export function judgeVaultChange(kept: VaultFile, next: VaultFile): Result<null> {
  if (!isKeyKept(kept, next))
    return refuse(
      'coffre-autre-cle',
      'Ce coffre n’est pas celui de ce poste\u00a0: rien n’a été changé. Rechargez la page.',
    );
  if (next.revision !== kept.revision + 1)
    return refuse(
      'coffre-deja-change',
      'Une autre fenêtre a changé le coffre entre-temps\u00a0: rien n’a été écrasé. Rechargez la page, puis recommencez.',
    );
  if (findRecoveryWrap(kept) !== null && findRecoveryWrap(next) === null)
    return refuse(
      'coffre-sans-secours',
      'Le coffre garde toujours une clé de secours\u00a0: imprimez-en une nouvelle avant de retirer l’ancienne.',
    );
  return checkVault(next);
}

/**
 * Whether nothing sealed is lost: the key stays, or gives way to one that opens it, one change at a time;
 * the key of fingerprints goes with it.
 */
function isKeyKept(kept: VaultFile, next: VaultFile): boolean {
  if (kept.empreintes !== undefined && next.empreintes === undefined) return false;
  if (next.keyId !== kept.keyId)
    return (
      kept.ancienne === undefined &&
      next.ancienne?.keyId === kept.keyId &&
      next.empreintes !== undefined
    );
  return (
    next.empreintes === kept.empreintes &&
    (next.ancienne === undefined || next.ancienne.scellee === kept.ancienne?.scellee)
  );
}

/**
 * Whether a vault can be kept at all. Refusals: `coffre-sans-responsable`, `coffre-en-double` (a way
 * in or a person stands twice).
 */
export function checkVault(vault: VaultFile): Result<null> {
  const people = phraseWraps(vault).map(({ animateur }) => animateur);
  if (!people.some(({ role }) => role === 'responsable'))
    return refuse(
      'coffre-sans-responsable',
      'Il faut au moins une personne responsable\u00a0: donnez d’abord ce rôle à quelqu’un d’autre.',
    );
  const ids = vault.wraps.map(({ id }) => id);
  if (hasTwins(ids) || hasTwins(people.map(({ id }) => id)))
    return refuse(
      'coffre-en-double',
      'Une personne figure deux fois dans ce coffre\u00a0: rien n’a été changé. Rechargez la page.',
    );
  return ok(null);
}

function hasTwins(ids: readonly string[]): boolean {
  return new Set(ids).size < ids.length;
}
