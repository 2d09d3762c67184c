import { findPhraseWrap } from '../../../shared/domain/vault/vault-file.ts';
import type { PhraseWrap } from '../../../shared/domain/vault/vault-file.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../desk-session.ts';
import type { DeriveKey } from './derive-key.ts';
import { refuseAbsent } from './new-wrap.ts';
import { unlockVault } from './unlock-vault.ts';

/**
 * The way in of whoever is at an open desk, their passphrase given again. The host counts the tries with
 * those of the locked desk, restarts included: who sits at a desk left open guesses no faster. Refusals:
 * `trop-d-essais`, `unlockVault`’s, `personne-absente`.
 */
export async function proveOwn(
  { bridge, vault, author }: DeskSession,
  passphrase: string,
  deriveKey: DeriveKey,
): Promise<Result<PhraseWrap>> {
  const begun = await bridge.call('unlock.begin', {});
  if (!begun.ok) return begun;
  const current = vault.current();
  const opened = await unlockVault(bridge, current, author.id, passphrase, deriveKey);
  if (!opened.ok) return opened;
  opened.value.dataKey.fill(0);
  await bridge.call('unlock.opened', {});
  const own = findPhraseWrap(current, author.id);
  return own === null ? refuseAbsent() : ok(own);
}
