import { createHash } from 'node:crypto';
import { openDesk } from '../../electron/host/open-desk.ts';
import type { OpenDesk } from '../../electron/host/open-desk.ts';
import { createBridge } from '../../renderer/bridge/bridge.ts';
import type { Bridge } from '../../renderer/bridge/bridge.ts';
import { openSession } from '../../renderer/data/desk-session.ts';
import type { DeskSession } from '../../renderer/data/desk-session.ts';
import type { DeriveKey } from '../../renderer/data/vault/derive-key.ts';
import { unlockVault } from '../../renderer/data/vault/unlock-vault.ts';
import type { Unlocked } from '../../renderer/data/vault/unlock-vault.ts';
import { phraseWraps } from '../../shared/domain/vault/vault-file.ts';
import type { VaultFile } from '../../shared/domain/vault/vault-file.ts';
import type { Boot } from '../../shared/ipc/boot.ts';
import { createClock } from '../../shared/kernel/clock.ts';

/*
 * A desk whose data key is changed, host and page in one process, without a test around them: what is
 * killed in the middle of it, and what looks at the profile afterwards.
 */

export const PASSPHRASE = 'une phrase pour changer de clé';

export const deskRandom = {
  bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
};
const deskClock = createClock(() => Date.now());

/** A key in no time: what argon2id does is proved elsewhere. */
export const deriveQuickly: DeriveKey = async (passphrase, salt) =>
  new Uint8Array(createHash('sha256').update(salt).update(passphrase).digest());

/** The host of a profile, and a page’s way to it. */
export function startHost(folder: string): { readonly desk: OpenDesk; readonly bridge: Bridge } {
  const opened = openDesk({
    folder,
    demo: false,
    department: { kind: 'none' },
    clock: deskClock,
    random: deskRandom,
  });
  if (!opened.ok) throw new Error(opened.failure.sentence);
  const { host } = opened.value;
  const bridge = createBridge({
    call: (channel, request) => host.dispatch(channel, request),
    listen: () => {},
  });
  return { desk: opened.value, bridge };
}

/** The vault as it is kept, opened by its first person. */
export async function unlockFirst(
  bridge: Bridge,
): Promise<{ readonly boot: Boot; readonly vault: VaultFile; readonly unlocked: Unlocked }> {
  const boot = await bridge.call('boot.read', {});
  const vault = boot.ok ? boot.value.vault : null;
  const first = vault === null ? undefined : phraseWraps(vault)[0];
  if (!boot.ok || vault === null || first === undefined) throw new Error('It is installed.');
  const { animateur } = first;
  const unlocked = await unlockVault(bridge, vault, animateur.id, PASSPHRASE, deriveQuickly);
  if (!unlocked.ok) throw new Error(unlocked.failure.code);
  return { boot: boot.value, vault, unlocked: unlocked.value };
}

/** The page of that person. */
export async function openPage(bridge: Bridge): Promise<DeskSession> {
  const { boot, unlocked } = await unlockFirst(bridge);
  if (boot.identity === null) throw new Error('It is installed.');
  const platform = { bridge, clock: deskClock, random: deskRandom };
  return openSession(platform, boot, boot.identity, unlocked, () => {});
}
