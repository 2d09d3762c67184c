import type { Bridge } from '../bridge/bridge.ts';
import type { StoredEnvelope, Envelope } from '../../shared/domain/record/envelope.ts';
import type { Id } from '../../shared/domain/site/identifiers.ts';
import type { Boot } from '../../shared/ipc/boot.ts';
import type { DeskIdentity } from '../../shared/domain/site/desk-identity.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { Random } from '../../shared/kernel/random.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Sealer } from './sealing/sealer.ts';
import { giveWay } from './give-way.ts';
import { openDeskStore } from './store/desk-store.ts';
import type { DeskStore, Progress } from './store/desk-store.ts';
import { createSessionVault } from './vault/session-vault.ts';
import type { SessionVault } from './vault/session-vault.ts';
import { createVaultSealer } from './vault/vault-sealer.ts';
import type { Unlocked } from './vault/unlock-vault.ts';

/** An unlocked desk: who is there, the copy of the ledger, and the key that opens sealed halves. */
export interface DeskSession {
  readonly profileId: Id;
  readonly identity: DeskIdentity;
  readonly author: { readonly id: Id; readonly nom: string };
  readonly bridge: Bridge;
  readonly store: DeskStore;
  readonly sealer: Sealer;
  /** Who may open this desk, and each one’s own settings. */
  readonly vault: SessionVault;
  readonly clock: Clock;
  readonly random: Random;
}

/** What the page injects into a session. */
export interface SessionPlatform {
  readonly bridge: Bridge;
  readonly clock: Clock;
  readonly random: Random;
}

/** Opens a session for whoever unlocked the vault, filling the page’s copy first. */
export async function openSession(
  platform: SessionPlatform,
  boot: Boot,
  identity: DeskIdentity,
  unlocked: Unlocked,
  onProgress: Progress,
): Promise<DeskSession> {
  if (boot.vault === null) throw new Error('A desk that opens has a vault.');
  return {
    ...platform,
    profileId: boot.profileId,
    identity,
    author: { id: unlocked.animateur.id, nom: unlocked.animateur.nom },
    vault: createSessionVault(platform.bridge, boot.vault),
    sealer: createVaultSealer(boot.vault, unlocked, platform.random),
    store: await openDeskStore(boot, platform.bridge, onProgress),
  };
}

/** Ends a session: the key is zeroed and the copy closed. The page is then loaded anew. */
export function closeSession(session: DeskSession): void {
  session.sealer.destroy();
  session.store.close();
}

/**
 * Appends the records of one operation, all or none. A value means that they are on the disk: only then
 * may a screen say *enregistré*. The copy has them at once; `screenFirst` lets what they make a screen
 * say be drawn before, where nothing read just after depends on them.
 */
export async function commit(
  { vault, store, bridge }: DeskSession,
  records: readonly Envelope[],
  { screenFirst = false } = {},
): Promise<Result<readonly StoredEnvelope[]>> {
  const { keyId } = vault.current();
  const written = store.expectWrite();
  const answer = await bridge.call('ledger.append', { records: [...records], cle: keyId });
  if (!answer.ok) {
    written();
    return answer;
  }
  const follow = async () => {
    const applied = store.apply(answer.value.records);
    written();
    // Whatever becomes of the copy, the ledger has the records.
    await applied.catch(() => {});
  };
  void (screenFirst ? giveWay('background').then(follow) : follow());
  return ok(answer.value.records);
}
