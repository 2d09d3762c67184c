import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { findPhraseWrap, phraseWraps } from '../../../shared/domain/vault/vault-file.ts';
import type { Animateur, Role, VaultFile } from '../../../shared/domain/vault/vault-file.ts';
import { createId } from '../../../shared/kernel/random.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../desk-session.ts';
import type { RecoveryKey } from './create-vault.ts';
import type { DeriveKey } from './derive-key.ts';
import { refuseAbsent, rewrapOwn, withNewWrap } from './new-wrap.ts';
import { proveOwn } from './prove-own.ts';
import { recoverySecret } from './recovery-secret.ts';
import { withWrap } from './session-vault.ts';
import type { VaultChange } from './session-vault.ts';
import { openKeychainPart } from './way-key.ts';

/** The people of this desk, in the order they were added. */
export function listPeople(vault: VaultFile): readonly Animateur[] {
  return phraseWraps(vault).map(({ animateur }) => animateur);
}

/** Whether whoever is at the desk may change who opens it. */
export function isResponsable({ vault, author }: DeskSession): boolean {
  return findPhraseWrap(vault.current(), author.id)?.animateur.role === 'responsable';
}

/**
 * Adds an animateur, who has just typed a passphrase of their own. Refusals: `pas-responsable`,
 * `nom-deja-pris` (two people must not look alike on the locked screen), `cle-non-calculee`, the host’s.
 */
export async function addAnimateur(
  session: DeskSession,
  person: { readonly nom: string; readonly passphrase: string },
  deriveKey: DeriveKey,
): Promise<Result<VaultFile>> {
  const nom = person.nom.trim();
  const newId = () => idSchema.parse(createId(session.random));
  return withNewWrap(session, deriveKey, newId(), person.passphrase, (made) =>
    asResponsable(session, (vault) =>
      listPeople(vault).some((other) => isSameName(other.nom, nom))
        ? refuse(
            'nom-deja-pris',
            'Une personne de ce nom ouvre déjà ce poste. Ajoutez de quoi les distinguer.',
          )
        : ok([
            ...vault.wraps,
            {
              kind: 'phrase',
              animateur: { id: newId(), nom, role: 'animateur' },
              ...made,
              preferences: null,
            },
          ]),
    ),
  );
}

/**
 * Gives someone another role. Refusals: `pas-responsable`, `personne-absente`, and the host’s own,
 * which keeps at least one responsable.
 */
export function changeRole(
  session: DeskSession,
  animateur: Id,
  role: Role,
): Promise<Result<VaultFile>> {
  return session.vault.replace(
    asResponsable(session, (vault) => {
      const wrap = findPhraseWrap(vault, animateur);
      return wrap === null
        ? refuseAbsent()
        : ok(
            withWrap(vault.wraps, wrap.id, {
              ...wrap,
              animateur: { ...wrap.animateur, role },
            }),
          );
    }),
  );
}

/**
 * Takes someone’s way in away: their passphrase opens nothing on this desk any more. The key itself
 * stays the same until it is changed (`startRotation`). Refusals: as `changeRole`.
 */
export function removeAnimateur(session: DeskSession, animateur: Id): Promise<Result<VaultFile>> {
  return session.vault.replace(
    asResponsable(session, (vault) => {
      const wrap = findPhraseWrap(vault, animateur);
      return wrap === null ? refuseAbsent() : ok(vault.wraps.filter(({ id }) => id !== wrap.id));
    }),
  );
}

/**
 * Changes one’s own passphrase, the current one given again. Refusals: `proveOwn`’s, the keychain’s and
 * the host’s own.
 */
export async function changePassphrase(
  session: DeskSession,
  typed: { readonly current: string; readonly next: string },
  deriveKey: DeriveKey,
): Promise<Result<VaultFile>> {
  const own = await proveOwn(session, typed.current, deriveKey);
  if (!own.ok) return own;
  // Bound to this machine, it stays so.
  const part = await openKeychainPart(session.bridge, own.value);
  if (!part.ok) return part;
  return rewrapOwn(session, typed.next, part.value, deriveKey);
}

/**
 * Replaces the printed recovery key: the former sheet opens nothing any more. Refusals:
 * `pas-responsable`, `cle-non-calculee`, the host’s own.
 */
export function renewRecoveryKey(
  session: DeskSession,
  { words, createdOn }: RecoveryKey,
  deriveKey: DeriveKey,
): Promise<Result<VaultFile>> {
  const id = idSchema.parse(createId(session.random));
  return withNewWrap(session, deriveKey, id, recoverySecret(words), (made) =>
    asResponsable(session, ({ wraps }) =>
      ok([
        ...wraps.filter(({ kind }) => kind !== 'secours'),
        { kind: 'secours', createdOn, ...made },
      ]),
    ),
  );
}

/** A change only a responsable makes, judged on the very version it is made on. */
function asResponsable({ author }: DeskSession, change: VaultChange): VaultChange {
  return (vault) =>
    findPhraseWrap(vault, author.id)?.animateur.role === 'responsable'
      ? change(vault)
      : refuse(
          'pas-responsable',
          'Seule une personne responsable peut changer qui ouvre ce poste. Demandez-lui de le faire.',
        );
}

function isSameName(one: string, other: string): boolean {
  return one.localeCompare(other, 'fr', { sensitivity: 'base' }) === 0;
}
