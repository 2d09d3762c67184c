import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { findBackups } from '../../../electron/host/backup/find-backups.ts';
import { createKeychainCalls } from '../../../electron/main/keychain.ts';
import { chooseBackups } from '../../../renderer/data/backups/backups.ts';
import { openBackupKey } from '../../../renderer/data/backups/open-backup.ts';
import { closeSession, openSession } from '../../../renderer/data/desk-session.ts';
import type { DeskSession } from '../../../renderer/data/desk-session.ts';
import type { DeriveKey } from '../../../renderer/data/vault/derive-key.ts';
import { installDesk } from '../../../renderer/data/vault/install-desk.ts';
import {
  bindToMachine,
  isBound,
  listUnbound,
  unbindFromMachine,
} from '../../../renderer/data/vault/machine-binding.ts';
import { addAnimateur, changePassphrase, listPeople } from '../../../renderer/data/vault/people.ts';
import { readPreferences, writePreferences } from '../../../renderer/data/vault/preferences.ts';
import { openByRecovery, recoverDesk } from '../../../renderer/data/vault/recover-desk.ts';
import { createRecoveryWords } from '../../../renderer/data/vault/recovery-words.ts';
import { startRotation } from '../../../renderer/data/vault/start-rotation.ts';
import { unlockDesk } from '../../../renderer/data/vault/unlock-desk.ts';
import type { Unlocked } from '../../../renderer/data/vault/unlock-vault.ts';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import { phraseWraps } from '../../../shared/domain/vault/vault-file.ts';
import type { VaultFile } from '../../../shared/domain/vault/vault-file.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { electronDouble } from '../../support/electron-double.ts';
import { createFakeRandom } from '../../support/fake-random.ts';
import { createUsbKey } from '../../support/host-backup.ts';
import { openTestDesk } from '../../support/host-desk.ts';
import type { TestDesk } from '../../support/host-desk.ts';
import { stubKeyWorker } from './key-worker.ts';
import { createPageRandom, createWire, readBoot, valueOf } from './test-page.ts';
import type { Wire } from './test-page.ts';

/** A key in no time: what argon2id does is proved elsewhere. */
const deriveQuickly: DeriveKey = async (passphrase, salt) =>
  new Uint8Array(createHash('sha256').update(salt).update(passphrase).digest());

beforeAll(() =>
  stubKeyWorker(({ passphrase, salt, ...cost }) => deriveQuickly(passphrase, salt, cost)),
);

const FIRST = 'la première phrase';
const SECOND = 'une seconde phrase';
const words = createRecoveryWords(createFakeRandom('sheet'));
const random = createFakeRandom('binding');
const keychain = ['keychain.check', 'keychain.seal', 'keychain.open'] as const;

beforeEach(() => {
  electronDouble.reset();
  electronDouble.becomeReady();
});

/** A page in Electron: its main process has the keychain, the host everything else. */
function inElectron(desk: TestDesk): Wire {
  const wire = createWire(desk);
  const calls = createKeychainCalls('win32', () => () => {});
  for (const channel of keychain) wire.answer(channel, calls[channel]);
  return wire;
}

const vaultOf = async (wire: Wire): Promise<VaultFile> => {
  const { vault } = await readBoot(wire);
  if (vault === null) throw new Error('The vault is kept.');
  return vault;
};

async function openFor(desk: TestDesk, wire: Wire, unlocked: Unlocked): Promise<DeskSession> {
  const boot = await readBoot(wire);
  if (boot.identity === null) throw new Error('The desk is installed.');
  const session = await openSession(
    { bridge: wire.bridge, clock: desk.time.deskClock, random: createPageRandom(desk) },
    boot,
    boot.identity,
    unlocked,
    () => {},
  );
  onTestFinished(() => closeSession(session));
  return session;
}

const unlock = async (wire: Wire, passphrase: string): Promise<Result<Unlocked>> => {
  const vault = await vaultOf(wire);
  const [own] = listPeople(vault);
  if (own === undefined) throw new Error('Someone opens this desk.');
  return unlockDesk(wire.bridge, vault, own.id, passphrase, deriveQuickly, random);
};

/** A desk in Electron, with someone at it; `bound`: who has bound their passphrase to the machine. */
async function openPlace({ bound = false, printed = true } = {}) {
  const desk = openTestDesk();
  const wire = inElectron(desk);
  const platform = { bridge: wire.bridge, clock: desk.time.deskClock, random };
  const { unlocked } = valueOf(
    await installDesk(platform, {
      site: 'marvejols',
      name: 'Camille Roux',
      passphrase: FIRST,
      ...(printed && { recovery: { words, createdOn: localDaySchema.parse('2026-05-12') } }),
    }),
  );
  const dataKey = unlocked.dataKey.slice();
  const session = await openFor(desk, wire, unlocked);
  if (bound) {
    valueOf(await writePreferences(session, { pin: '4321' }));
    valueOf(await bindToMachine(session, FIRST, deriveQuickly));
  }
  return { desk, wire, session, dataKey };
}

describe('a passphrase bound to this machine', () => {
  it('opens the desk as before, and nothing of a copy under another account', async () => {
    const { wire, session, dataKey } = await openPlace({ bound: true });
    expect(isBound(session, session.vault.current())).toBe(true);
    expect(valueOf(await unlock(wire, FIRST)).dataKey).toEqual(dataKey);
    expect(await unlock(wire, SECOND)).toMatchObject({ failure: { code: 'phrase-fausse' } });
    electronDouble.asked.keychain.account = 'un voleur';
    // Right or wrong: who has a copy learns nothing of the passphrase.
    const refusals = [await unlock(wire, FIRST), await unlock(wire, SECOND)];
    expect(refusals).toMatchObject([
      { failure: { code: 'trousseau-ferme' } },
      { failure: { code: 'trousseau-ferme' } },
    ]);
  });

  it('guessed, gives nothing to who takes the keychain’s part out of the vault', async () => {
    const { wire } = await openPlace({ bound: true });
    const vault = await vaultOf(wire);
    const wraps = vault.wraps.map((wrap) => {
      if (wrap.kind !== 'phrase') return wrap;
      const { trousseau: _out, ...rest } = wrap;
      return rest;
    });
    const own = phraseWraps(vault)[0]?.animateur.id ?? vault.keyId;
    expect(
      await unlockDesk(wire.bridge, { ...vault, wraps }, own, FIRST, deriveQuickly, random),
    ).toMatchObject({ failure: { code: 'phrase-fausse' } });
  });

  it('is never needed by the printed words, which give a passphrase bound to nothing', async () => {
    const { desk, wire, session, dataKey } = await openPlace({ bound: true });
    electronDouble.asked.keychain.account = 'l’ordinateur neuf';
    const vault = await vaultOf(wire);
    expect(valueOf(await openByRecovery(wire.bridge, vault, words, deriveQuickly))).toEqual(
      dataKey,
    );
    const platform = { bridge: wire.bridge, clock: desk.time.deskClock, random };
    const recovery = { words, animateur: session.author.id, passphrase: SECOND };
    const recovered = valueOf(await recoverDesk(platform, vault, recovery, deriveQuickly));
    const later = await openFor(desk, wire, recovered);
    expect(isBound(later, later.vault.current())).toBe(false);
    expect(readPreferences(later).pin).toBe('4321');
    expect(valueOf(await unlock(wire, SECOND)).dataKey).toEqual(dataKey);
    // And can be bound to the new one.
    valueOf(await bindToMachine(later, SECOND, deriveQuickly));
    expect((await unlock(wire, SECOND)).ok).toBe(true);
  });

  it('stays bound when it is changed, or the data key is; is bound no more when one says so', async () => {
    const { desk, wire, session } = await openPlace({ bound: true });
    valueOf(await changePassphrase(session, { current: FIRST, next: SECOND }, deriveQuickly));
    expect(isBound(session, await vaultOf(wire))).toBe(true);
    valueOf(await startRotation(session));
    const later = await openFor(desk, wire, valueOf(await unlock(wire, SECOND)));
    expect(isBound(later, later.vault.current())).toBe(true);
    expect(await unbindFromMachine(later, FIRST, deriveQuickly)).toMatchObject({
      failure: { code: 'phrase-fausse' },
    });
    valueOf(await unbindFromMachine(later, SECOND, deriveQuickly));
    electronDouble.asked.keychain.account = 'ailleurs';
    expect((await unlock(wire, SECOND)).ok).toBe(true);
  });

  it('says whose are not yet', async () => {
    const { session } = await openPlace({ bound: true });
    valueOf(await addAnimateur(session, { nom: 'Dominique', passphrase: SECOND }, deriveQuickly));
    expect(listUnbound(session.vault.current())).toEqual(['Dominique']);
  });

  it('keeps what the system has sealed again with a newer key', async () => {
    const { wire } = await openPlace({ bound: true });
    const partOf = async () => phraseWraps(await vaultOf(wire))[0]?.trousseau;
    const before = await partOf();
    valueOf(await unlock(wire, FIRST));
    expect(await partOf()).toBe(before);
    electronDouble.asked.keychain.renewed = true;
    valueOf(await unlock(wire, FIRST));
    const after = await partOf();
    expect(after).toBeDefined();
    expect(after).not.toBe(before);
    electronDouble.asked.keychain.renewed = false;
    expect((await unlock(wire, FIRST)).ok).toBe(true);
  });
});

it('the keychain is asked once to open the desk, what it renews kept all the same', async () => {
  const { wire } = await openPlace({ bound: true });
  electronDouble.asked.keychain.renewed = true;
  const asked = () => wire.calls.filter((channel) => channel === 'keychain.open').length;
  for (const times of [1, 2]) {
    const before = phraseWraps(await vaultOf(wire))[0]?.trousseau;
    const calls = asked();
    valueOf(await unlock(wire, FIRST));
    expect(asked() - calls, `ouverture ${times}`).toBe(1);
    expect(phraseWraps(await vaultOf(wire))[0]?.trousseau).not.toBe(before);
  }
});

describe('binding is refused', () => {
  it('while no recovery key is printed: nothing would be left to open the desk', async () => {
    const { session } = await openPlace({ printed: false });
    expect(await bindToMachine(session, FIRST, deriveQuickly)).toMatchObject({
      failure: { code: 'sans-cle-de-secours' },
    });
  });

  it('for a wrong passphrase, and without a keychain: the vault stays as it is', async () => {
    const { wire, session } = await openPlace();
    const before = await vaultOf(wire);
    expect(await bindToMachine(session, SECOND, deriveQuickly)).toMatchObject({
      failure: { code: 'phrase-fausse' },
    });
    electronDouble.asked.keychain.available = false;
    expect(await bindToMachine(session, FIRST, deriveQuickly)).toMatchObject({
      failure: { code: 'trousseau-absent' },
    });
    expect(await vaultOf(wire)).toEqual(before);
  });

  it('in a browser, where a desk bound in Electron says how to open it', async () => {
    const { desk, session } = await openPlace({ bound: true });
    const browser = createWire(desk);
    expect(await unlock(browser, FIRST)).toMatchObject({
      failure: {
        code: 'trousseau-du-navigateur',
        sentence: expect.stringContaining('clé de secours'),
      },
    });
    expect(
      await bindToMachine({ ...session, bridge: browser.bridge }, FIRST, deriveQuickly),
    ).toMatchObject({ failure: { code: 'trousseau-du-navigateur' } });
  });
});

it('a backup opens with a bound passphrase on its own machine alone, with the words anywhere', async () => {
  const { desk, wire, session } = await openPlace({ bound: true });
  const usb = createUsbKey();
  valueOf(await chooseBackups(session, usb));
  valueOf(await desk.call('backup.run', {}));
  const [backup] = valueOf(await findBackups(usb));
  if (backup === undefined) throw new Error('A backup was taken.');
  const open = (secret: Parameters<typeof openBackupKey>[2]) =>
    openBackupKey(wire.bridge, backup, secret, deriveQuickly, random);
  const cle = valueOf(await open({ kind: 'phrase', passphrase: FIRST }));
  electronDouble.asked.keychain.account = 'un autre ordinateur';
  expect(await open({ kind: 'phrase', passphrase: FIRST })).toMatchObject({
    failure: { code: 'phrase-liee', sentence: expect.stringContaining('clé de secours') },
  });
  expect(valueOf(await open({ kind: 'secours', words }))).toBe(cle);
  // Someone else’s passphrase, bound to nothing, still opens it.
  valueOf(await addAnimateur(session, { nom: 'Dominique', passphrase: SECOND }, deriveQuickly));
  desk.time.setDeskClock('2026-05-13T08:00:00Z');
  valueOf(await desk.call('backup.run', {}));
  const [latest] = valueOf(await findBackups(usb));
  if (latest === undefined) throw new Error('Another was taken.');
  const secret = { kind: 'phrase', passphrase: SECOND } as const;
  expect(valueOf(await openBackupKey(wire.bridge, latest, secret, deriveQuickly, random))).toBe(
    cle,
  );
});
