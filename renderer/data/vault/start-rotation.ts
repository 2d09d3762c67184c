import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import { waysWithoutBox } from '../../../shared/domain/vault/vault-file.ts';
import type { PhraseWrap, VaultFile, VaultWrap } from '../../../shared/domain/vault/vault-file.ts';
import { createId } from '../../../shared/kernel/random.ts';
import { refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../desk-session.ts';
import { createSealer } from '../sealing/sealer.ts';
import type { Sealer } from '../sealing/sealer.ts';
import { DATA_KEY_BYTES } from './data-key.ts';
import { isResponsable } from './people.ts';
import { preferencesIdentity } from './preferences.ts';
import { sealFormerKeys } from './vault-sealer.ts';

/**
 * Puts a new data key in the place of the present one: into the box of every way in, without anybody’s
 * passphrase. One write of the vault file does it, whole or not at all; what the former key sealed is
 * sealed again from the next opening on (`resumeRotation`). Every window locks. Refusals:
 * `pas-responsable`, `cle-deja-en-cours`, `acces-sans-boite`, `acces-altere`, and the host’s own.
 */
export async function startRotation(session: DeskSession): Promise<Result<VaultFile>> {
  const { sealer, vault, random } = session;
  const current = vault.current();
  const blocked = whyNotNow(session, current);
  if (blocked !== null) return blocked;
  const { dataKey, fingerprintKey } = await sealer.secrets();
  const keyId = idSchema.parse(createId(random));
  const next = createSealer(random.bytes(DATA_KEY_BYTES), keyId, random);
  try {
    const wraps = await Promise.all(current.wraps.map((wrap) => moveWrap(wrap, sealer, next)));
    const former = { keyId: current.keyId, dataKey };
    const kept = sealFormerKeys(next, { keyId, former, fingerprintKey });
    return await vault.replaceFile((file) => ({ ...file, keyId, wraps, ...kept }));
  } finally {
    next.destroy();
    dataKey.fill(0);
    fingerprintKey.fill(0);
  }
}

/** Why the key cannot be changed now, as a refusal; null when it can. */
export function whyNotNow(session: DeskSession, vault: VaultFile): Result<never> | null {
  if (!isResponsable(session))
    return refuse(
      'pas-responsable',
      'Seule une personne responsable peut changer la clé de ce poste. Demandez-lui de le faire.',
    );
  if (vault.ancienne !== undefined)
    return refuse(
      'cle-deja-en-cours',
      'La clé vient d’être changée\u00a0: tout n’est pas encore passé sous la nouvelle. Laissez le poste ouvert, puis recommencez.',
    );
  const boxless = waysWithoutBox(vault);
  if (boxless.length > 0)
    return refuse(
      'acces-sans-boite',
      `Pas encore possible\u00a0: ${boxless.map(nameOfWay).join(', ')}. La clé se change ensuite.`,
    );
  const altered = vault.wraps.find(
    ({ boite, id }) => boite !== undefined && !session.sealer.isOwnBox(boite, id),
  );
  return altered === undefined
    ? null
    : refuse(
        'acces-altere',
        `Un accès a été changé hors de Relais (${altered.kind === 'phrase' ? altered.animateur.nom : 'clé de secours'})\u00a0: la clé n’a pas été changée. Retirez cet accès, puis recréez-le.`,
      );
}

function nameOfWay(wrap: VaultWrap): string {
  return wrap.kind === 'phrase'
    ? `${wrap.animateur.nom} doit d’abord ouvrir ce poste une fois`
    : 'une nouvelle clé de secours doit d’abord être imprimée';
}

/** A way in as it opens the next key: the same passphrase, the same settings. */
async function moveWrap(wrap: VaultWrap, former: Sealer, next: Sealer): Promise<VaultWrap> {
  if (wrap.boite === undefined) throw new Error('Every way in has a box by now.');
  const boite = await next.sealToBox(wrap.boite.publique, wrap.id);
  return wrap.kind === 'secours'
    ? { ...wrap, boite }
    : { ...wrap, boite, preferences: movePreferences(wrap, former, next) };
}

/** Settings that do not open are those of nobody: the first ones come back. */
function movePreferences(wrap: PhraseWrap, former: Sealer, next: Sealer): string | null {
  if (wrap.preferences === null) return null;
  const identity = preferencesIdentity(wrap);
  try {
    return next.seal(identity, former.open({ ...identity, sealed: wrap.preferences }));
  } catch {
    return null;
  }
}
