import type { Id } from '../../../shared/domain/site/identifiers.ts';
import {
  findPhraseWrap,
  findRecoveryWrap,
  phraseWraps,
} from '../../../shared/domain/vault/vault-file.ts';
import type { VaultFile } from '../../../shared/domain/vault/vault-file.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import type { DeskSession } from '../desk-session.ts';
import type { DeriveKey } from './derive-key.ts';
import { rewrapOwn } from './new-wrap.ts';
import { proveOwn } from './prove-own.ts';
import { createSessionVault, withWrap } from './session-vault.ts';
import { createKeychainPart } from './way-key.ts';

/** Whether the passphrase of whoever is at the desk is bound to this machine. */
export function isBound({ author }: DeskSession, vault: VaultFile): boolean {
  return findPhraseWrap(vault, author.id)?.trousseau !== undefined;
}

/** The people whose passphrase alone still opens a copy of this profile. */
export function listUnbound(vault: VaultFile): readonly string[] {
  return phraseWraps(vault)
    .filter(({ trousseau }) => trousseau === undefined)
    .map(({ animateur }) => animateur.nom);
}

/**
 * Why one’s passphrase cannot be bound to this machine, as a refusal: `sans-cle-de-secours` (nothing
 * would open the desk without the keychain), or the keychain’s own.
 */
export async function whyNotBound({ bridge, vault }: DeskSession): Promise<Result<null>> {
  if (findRecoveryWrap(vault.current()) === null)
    return refuse(
      'sans-cle-de-secours',
      'Imprimez d’abord une clé de secours\u00a0: sans elle, un ordinateur en panne ne laisserait rien pour ouvrir ce poste.',
    );
  const usable = await bridge.call('keychain.check', {});
  return usable.ok ? ok(null) : usable;
}

/**
 * Binds one’s own passphrase, given again, to this machine: from now on it opens nothing without the
 * system’s keychain. The recovery key stays independent. Refusals: `whyNotBound`’s, `proveOwn`’s,
 * `keychain.seal`’s, and the host’s own.
 */
export async function bindToMachine(
  session: DeskSession,
  passphrase: string,
  deriveKey: DeriveKey,
): Promise<Result<VaultFile>> {
  const usable = await whyNotBound(session);
  if (!usable.ok) return usable;
  const own = await proveOwn(session, passphrase, deriveKey);
  if (!own.ok) return own;
  const part = await createKeychainPart(session.bridge, own.value.id, session.random);
  return part.ok ? rewrapOwn(session, passphrase, part.value, deriveKey) : part;
}

/** The contrary: the passphrase alone opens the desk again. Refusals: `proveOwn`’s, the host’s own. */
export async function unbindFromMachine(
  session: DeskSession,
  passphrase: string,
  deriveKey: DeriveKey,
): Promise<Result<VaultFile>> {
  const own = await proveOwn(session, passphrase, deriveKey);
  return own.ok ? rewrapOwn(session, passphrase, null, deriveKey) : own;
}

/**
 * Keeps `sealed`, the part of someone’s way in as the system gave it back when it opened, when that is
 * with a newer key; left to the next opening when it cannot.
 */
export async function keepRenewedPart(
  bridge: Bridge,
  vault: VaultFile,
  animateur: Id,
  sealed: string | null,
): Promise<void> {
  const own = findPhraseWrap(vault, animateur);
  if (own?.trousseau === undefined || sealed === null || sealed === own.trousseau) return;
  await createSessionVault(bridge, vault).replace((current) => {
    const wrap = findPhraseWrap(current, animateur);
    return wrap === null || wrap.trousseau !== own.trousseau
      ? refuse('deja-fait', 'Cet accès a déjà changé.')
      : ok(withWrap(current.wraps, wrap.id, { ...wrap, trousseau: sealed }));
  });
}
