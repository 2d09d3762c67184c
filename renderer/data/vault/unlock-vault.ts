import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { phraseWraps } from '../../../shared/domain/vault/vault-file.ts';
import type { PhraseWrap, VaultFile, WrappedKey } from '../../../shared/domain/vault/vault-file.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { base64ToBytes } from '../base64.ts';
import { unwrapDataKey } from './data-key.ts';
import { refuseKeyNotDrawn } from './derive-key.ts';
import type { DeriveKey } from './derive-key.ts';
import { drawWayKey, openKeychainPart } from './way-key.ts';

/** What a right passphrase gives: who is at the desk, and the platform’s data key. */
export interface Unlocked {
  readonly animateur: { readonly id: Id; readonly nom: string };
  readonly keyId: Id;
  readonly dataKey: Uint8Array;
}

/** A way in once it is open: the data key, and what it is bound to the machine by. */
interface OpenedWay {
  readonly dataKey: Uint8Array;
  /** What is to be kept of the keychain’s part from now on, which the system may have renewed; null without. */
  readonly trousseau: string | null;
}

/**
 * Opens the vault for one of its animateurs. Refusals: `phrase-fausse`, `cle-non-calculee`, and
 * `keychain.open`’s for a passphrase bound to a machine.
 */
export async function unlockVault(
  bridge: Bridge,
  vault: VaultFile,
  animateurId: Id,
  passphrase: string,
  deriveKey: DeriveKey,
): Promise<Result<Unlocked & OpenedWay>> {
  for (const wrap of phraseWraps(vault).filter(({ animateur }) => animateur.id === animateurId)) {
    const opened = await openWrap(bridge, vault, wrap, passphrase, deriveKey);
    if (!opened.ok) return opened;
    const { animateur } = wrap;
    if (opened.value !== null) return ok({ animateur, keyId: vault.keyId, ...opened.value });
  }
  return refuse(
    'phrase-fausse',
    'Ce n’est pas la phrase secrète de cette personne. Vérifiez la touche Verr. Maj, puis réessayez.',
  );
}

/**
 * Opens one way in, the keychain asked once; null when `secret` is not its own. Refusals: `cle-non-calculee`, and
 * `keychain.open`’s.
 */
export async function openWrap(
  bridge: Bridge,
  { keyId }: Pick<VaultFile, 'keyId'>,
  wrap: WrappedKey & Pick<PhraseWrap, 'trousseau'>,
  secret: string,
  deriveKey: DeriveKey,
): Promise<Result<OpenedWay | null>> {
  const part = await openKeychainPart(bridge, wrap);
  if (!part.ok) return part;
  const bytes = part.value?.bytes ?? null;
  const way = { salt: base64ToBytes(wrap.salt), cost: wrap.cost };
  let wayKey: Uint8Array;
  try {
    wayKey = await drawWayKey(secret, way, deriveKey, bytes);
  } catch (error) {
    return refuseKeyNotDrawn(error);
  } finally {
    bytes?.fill(0);
  }
  const dataKey = await unwrapDataKey(wrap, wayKey, keyId);
  wayKey.fill(0);
  return ok(dataKey && { dataKey, trousseau: part.value?.sealed ?? null });
}
