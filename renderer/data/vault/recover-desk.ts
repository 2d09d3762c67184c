import type { Id } from '../../../shared/domain/site/identifiers.ts';
import {
  findPhraseWrap,
  findRecoveryWrap,
  phraseWraps,
} from '../../../shared/domain/vault/vault-file.ts';
import type { VaultFile } from '../../../shared/domain/vault/vault-file.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { SessionPlatform } from '../desk-session.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { sealToBox } from './data-key.ts';
import { refuseKeyNotDrawn } from './derive-key.ts';
import type { DeriveKey } from './derive-key.ts';
import { makeWrap } from './make-wrap.ts';
import { strongestCost } from './measure-cost.ts';
import { recoverySecret } from './recovery-secret.ts';
import { createSessionVault, withWrap } from './session-vault.ts';
import { openWrap } from './unlock-vault.ts';
import type { Unlocked } from './unlock-vault.ts';

/**
 * Opens the platform’s key with the printed words, already checked by `checkRecoveryWords`. Refusals:
 * `sans-cle-de-secours`, `cle-de-secours-fausse`, `cle-non-calculee`.
 */
export async function openByRecovery(
  bridge: Bridge,
  vault: VaultFile,
  words: readonly string[],
  deriveKey: DeriveKey,
): Promise<Result<Uint8Array>> {
  const wrap = findRecoveryWrap(vault);
  if (wrap === null)
    return refuse(
      'sans-cle-de-secours',
      'Ce poste n’a pas de clé de secours. Seule la phrase secrète d’une personne l’ouvre.',
    );
  const opened = await openWrap(bridge, vault, wrap, recoverySecret(words), deriveKey);
  if (!opened.ok) return opened;
  return opened.value === null
    ? refuse(
        'cle-de-secours-fausse',
        'Ces mots sont ceux d’une autre clé. Vérifiez sur la feuille la plateforme et la date.',
      )
    : ok(opened.value.dataKey);
}

/**
 * Gives a responsable a new passphrase with the printed words, and opens the desk. The settings of
 * that person, and the recovery key, stay as they were; the passphrase is bound to no machine. Refusals: `openByRecovery`’s,
 * `personne-absente`, and the host’s own.
 */
export async function recoverDesk(
  { bridge, random }: SessionPlatform,
  vault: VaultFile,
  recovery: {
    readonly words: readonly string[];
    readonly animateur: Id;
    readonly passphrase: string;
  },
  deriveKey: DeriveKey,
): Promise<Result<Unlocked>> {
  const opened = await openByRecovery(bridge, vault, recovery.words, deriveKey);
  if (!opened.ok) return opened;
  const dataKey = opened.value;
  const { keyId } = vault;
  const person = findPhraseWrap(vault, recovery.animateur);
  if (person === null || person.animateur.role !== 'responsable')
    return refuse('personne-absente', 'Choisissez une des personnes responsables de ce poste.');
  let renewed;
  try {
    renewed = await makeWrap(person.id, recovery.passphrase, {
      random,
      deriveKey,
      cost: strongestCost(vault),
      sealKey: (publique, wrapId) => sealToBox(dataKey, publique, keyId, wrapId, random),
    });
  } catch (error) {
    return refuseKeyNotDrawn(error);
  }
  // What the keychain of another machine, or of a lost one, kept is of no use any more.
  const { trousseau: _former, ...unbound } = person;
  const kept = await createSessionVault(bridge, vault).replace(({ wraps }) =>
    ok(withWrap(wraps, person.id, { ...unbound, ...renewed })),
  );
  if (!kept.ok) return kept;
  return ok({ animateur: person.animateur, keyId, dataKey });
}

/** Who may be given a new passphrase by the recovery key. */
export function listResponsables(vault: VaultFile) {
  return phraseWraps(vault)
    .map(({ animateur }) => animateur)
    .filter(({ role }) => role === 'responsable');
}
