import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { noteAcces, readAccesChain } from '../../../renderer/data/acces/acces.ts';
import { findBackups } from '../../../electron/host/backup/find-backups.ts';
import { chooseBackups } from '../../../renderer/data/backups/backups.ts';
import { openBackupKey } from '../../../renderer/data/backups/open-backup.ts';
import { readParts, writeParts } from '../../../renderer/data/copies/copy-parts.ts';
import { closeSession, openSession } from '../../../renderer/data/desk-session.ts';
import type { DeskSession } from '../../../renderer/data/desk-session.ts';
import { createSealer } from '../../../renderer/data/sealing/sealer.ts';
import type { DeriveKey } from '../../../renderer/data/vault/derive-key.ts';
import { installDesk } from '../../../renderer/data/vault/install-desk.ts';
import { addAnimateur, listPeople, removeAnimateur } from '../../../renderer/data/vault/people.ts';
import { readPreferences, writePreferences } from '../../../renderer/data/vault/preferences.ts';
import { openByRecovery } from '../../../renderer/data/vault/recover-desk.ts';
import { createRecoveryWords } from '../../../renderer/data/vault/recovery-words.ts';
import { resumeRotation } from '../../../renderer/data/vault/resume-rotation.ts';
import { startRotation } from '../../../renderer/data/vault/start-rotation.ts';
import { unlockDesk } from '../../../renderer/data/vault/unlock-desk.ts';
import { unlockVault } from '../../../renderer/data/vault/unlock-vault.ts';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { phraseWraps } from '../../../shared/domain/vault/vault-file.ts';
import type { VaultFile } from '../../../shared/domain/vault/vault-file.ts';
import { createId } from '../../../shared/kernel/random.ts';
import { createFakeRandom } from '../../support/fake-random.ts';
import { createUsbKey } from '../../support/host-backup.ts';
import { holdsPartOf, readAllBytes } from '../../support/host-bytes.ts';
import { openTestDesk } from '../../support/host-desk.ts';
import type { TestDesk } from '../../support/host-desk.ts';
import { createTestFolder } from '../../support/host-folder.ts';
import { stubKeyWorker } from './key-worker.ts';
import { addUsager } from './registre/registre-desk.ts';
import {
  createPageRandom,
  createWire,
  readBoot,
  readLedger,
  settleStore,
  valueOf,
} from './test-page.ts';
import type { Wire } from './test-page.ts';
import { noKeychain } from '../../support/no-keychain.ts';

/** A key in no time: what argon2id does is proved elsewhere. */
const deriveQuickly: DeriveKey = async (passphrase, salt) =>
  new Uint8Array(createHash('sha256').update(salt).update(passphrase).digest());

beforeAll(() =>
  stubKeyWorker(({ passphrase, salt, ...cost }) => deriveQuickly(passphrase, salt, cost)),
);

const random = createFakeRandom('rotation');
const newId = () => idSchema.parse(createId(random));
const words = createRecoveryWords(createFakeRandom('sheet'));
const createdOn = localDaySchema.parse('2026-05-12');
const people = [
  { nom: 'Camille Roux', passphrase: 'la première phrase' },
  { nom: 'Dominique Brun', passphrase: 'une seconde phrase' },
] as const;
const leaving = { nom: 'Alex Parti', passphrase: 'la phrase de qui part' };
const PAPER = new Uint8Array(1_500_000).map((_, index) => index % 251);

interface Place {
  readonly desk: TestDesk;
  readonly wire: Wire;
  readonly session: DeskSession;
}

async function openAs(desk: TestDesk, person: (typeof people)[number]): Promise<Place> {
  const wire = createWire(desk);
  const boot = await readBoot(wire);
  const vault = vaultOf(boot);
  const own = listPeople(vault).find(({ nom }) => nom === person.nom);
  if (own === undefined || boot.identity === null) throw new Error('They open this desk.');
  const { bridge } = wire;
  const unlocked = valueOf(
    await unlockDesk(bridge, vault, own.id, person.passphrase, deriveQuickly, random),
  );
  const session = await openSession(
    { bridge, clock: desk.time.deskClock, random: createPageRandom(desk) },
    await readBoot(wire),
    boot.identity,
    unlocked,
    () => {},
  );
  onTestFinished(() => closeSession(session));
  return { desk, wire, session };
}

const vaultOf = ({ vault }: { readonly vault: VaultFile | null }): VaultFile => {
  if (vault === null) throw new Error('The vault is kept.');
  return vault;
};

/** A desk with two people and their settings, a usager, lines of the log, a copy, and backups. */
async function openPlace() {
  const desk = openTestDesk();
  const wire = createWire(desk);
  const platform = {
    bridge: wire.bridge,
    clock: desk.time.deskClock,
    random: createPageRandom(desk),
  };
  const { unlocked } = valueOf(
    await installDesk(platform, {
      site: 'marvejols',
      name: people[0].nom,
      passphrase: people[0].passphrase,
      recovery: { words, createdOn },
    }),
  );
  const former = unlocked.dataKey.slice();
  unlocked.dataKey.fill(0);
  const { session } = await openAs(desk, people[0]);
  valueOf(await addAnimateur(session, people[1], deriveQuickly));
  valueOf(await writePreferences(session, { pin: '4321' }));
  const usager = await addUsager(session, { identite: { nom: 'Sentinelle', prenom: 'Éloïse' } });
  for (let line = 0; line < 4; line += 1) await noteAcces(session, newId(), 'consultation');
  const copy = newId();
  valueOf(await writeParts(session, copy, PAPER));
  const key = createUsbKey();
  valueOf(await chooseBackups(session, key));
  await settleStore(session.store);
  return { desk, wire, session, former, usager, copy, key };
}

/** Everything that was there opens with the present key alone. */
async function expectUnderPresentKey(
  desk: TestDesk,
  expected: { readonly copy: Id; readonly fingerprint: Uint8Array },
): Promise<void> {
  const { session, wire } = await openAs(desk, people[0]);
  valueOf(await resumeRotation(session));
  const vault = vaultOf(await readBoot(wire));
  expect(vault.ancienne).toBeUndefined();
  const own = phraseWraps(vault)[0]?.animateur.id ?? newId();
  const { dataKey } = valueOf(
    await unlockVault(noKeychain, vault, own, people[0].passphrase, deriveQuickly),
  );
  const sealer = createSealer(dataKey, vault.keyId, random);
  const records = (await readLedger(desk)).filter(({ sealed }) => sealed !== null);
  expect(records.length).toBeGreaterThan(4);
  for (const record of records) expect(() => sealer.open(record)).not.toThrow();
  expect(valueOf(await readParts({ bridge: wire.bridge, sealer }, expected.copy))).toEqual(PAPER);
  expect(readPreferences(session).pin).toBe('4321');
  expect(await session.sealer.fingerprint('un fichier')).toEqual(expected.fingerprint);
  await session.store.catchUp();
  expect(valueOf(await readAccesChain(session)).verdict.ruptures).toEqual([]);
  valueOf(await desk.call('backup.run', {}));
}

describe('another data key', () => {
  it('opens to everyone with what they type already, and to nobody who left', async () => {
    const { desk, wire, session, former } = await openPlace();
    valueOf(await addAnimateur(session, leaving, deriveQuickly));
    const before = vaultOf(await readBoot(wire));
    const left = listPeople(before).at(-1)?.id ?? newId();
    valueOf(await removeAnimateur(session, left));
    valueOf(await startRotation(session));
    const vault = vaultOf(await readBoot(wire));
    expect(vault.keyId).not.toBe(before.keyId);
    const keys = await Promise.all(
      people.map(async ({ passphrase }, index) => {
        const id = listPeople(vault)[index]?.id ?? newId();
        return valueOf(await unlockVault(noKeychain, vault, id, passphrase, deriveQuickly)).dataKey;
      }),
    );
    const printed = valueOf(await openByRecovery(noKeychain, vault, words, deriveQuickly));
    expect(keys).toEqual([printed, printed]);
    expect(printed).not.toEqual(former);
    expect(
      await unlockVault(noKeychain, vault, left, leaving.passphrase, deriveQuickly),
    ).toMatchObject({
      failure: { code: 'phrase-fausse' },
    });
    // The former key, which that person may have kept, opens nothing of what is sealed from now on.
    const { session: later } = await openAs(desk, people[1]);
    const usager = await addUsager(later, { identite: { nom: 'Après', prenom: 'Elle' } });
    const sealed = (await readLedger(desk)).find(({ id }) => id === usager.id);
    const old = createSealer(former.slice(), before.keyId, random);
    expect(() => sealed && old.open(sealed)).toThrow('invalid tag');
    const { ancienne } = vault;
    expect(() =>
      old.open({
        collection: 'ancienne-cle',
        id: before.keyId,
        schema: 1,
        sealed: ancienne?.scellee ?? '',
      }),
    ).toThrow('invalid tag');
  });

  it('takes the place of the former one everywhere, and no byte of that one is left in the ledger', async () => {
    const { desk, session, copy } = await openPlace();
    const fingerprint = await session.sealer.fingerprint('un fichier');
    const sealed = (await readLedger(desk)).flatMap((record) =>
      record.sealed === null ? [] : [Buffer.from(record.sealed, 'base64')],
    );
    const paper = readFileSync(join(desk.folder, 'copies', copy));
    valueOf(await startRotation(session));
    await expectUnderPresentKey(desk, { copy, fingerprint });
    const bytes = readAllBytes(desk.folder);
    expect([...sealed, paper].filter((former) => holdsPartOf(bytes, former))).toEqual([]);
  });

  it('is taken up wherever the power went, whoever opens next', async () => {
    const { desk, session, copy } = await openPlace();
    const fingerprint = await session.sealer.fingerprint('un fichier');
    const images: string[] = [];
    const keepImage = () => {
      const image = join(createTestFolder(), 'profil');
      cpSync(desk.folder, image, { recursive: true });
      images.push(image);
    };
    keepImage();
    valueOf(await startRotation(session));
    const place = await openAs(desk, people[1]);
    // The files as they lie after each thing the host did.
    place.wire.pace(async () => keepImage());
    valueOf(await resumeRotation(place.session));
    expect(images.length).toBeGreaterThan(8);
    await desk.host.close();
    for (const folder of images)
      await expectUnderPresentKey(openTestDesk({ folder }), { copy, fingerprint });
  });

  it('leaves the backups there are as they were, and seals the next ones with a key of its own', async () => {
    const { desk, session, key } = await openPlace();
    valueOf(await desk.call('backup.run', {}));
    const find = async () => valueOf(await findBackups(key));
    const open = async (index: number) => {
      const found = (await find()).toSorted((a, b) => (a.le < b.le ? -1 : 1))[index];
      if (found === undefined) throw new Error('A backup was taken.');
      const secret = { kind: 'secours', words } as const;
      return valueOf(await openBackupKey(noKeychain, found, secret, deriveQuickly, random));
    };
    const before = await open(0);
    valueOf(await startRotation(session));
    const { session: later } = await openAs(desk, people[0]);
    valueOf(await resumeRotation(later));
    // Another day: one backup a day is kept.
    desk.time.setDeskClock('2026-05-13T08:00:00Z');
    valueOf(await desk.call('backup.run', {}));
    expect(await find()).toHaveLength(2);
    expect(await open(0)).toBe(before);
    expect(await open(1)).not.toBe(before);
  });

  it('leaves a window that holds the former one nothing to write', async () => {
    const { desk, session } = await openPlace();
    const other = await openAs(desk, people[1]);
    valueOf(await startRotation(session));
    expect(desk.events.filter(({ event }) => event === 'vault.rekeyed')).toHaveLength(1);
    expect(await noteAcces(other.session, newId(), 'consultation')).toMatchObject({
      failure: { code: 'coffre-autre-cle' },
    });
    expect(await writeParts(other.session, newId(), PAPER)).toMatchObject({
      failure: { code: 'coffre-autre-cle' },
    });
    expect((await writePreferences(other.session, { pin: '1111' })).ok).toBe(false);
    // Nor one change before the former is done with.
    const { session: later } = await openAs(desk, people[0]);
    expect(await startRotation(later)).toMatchObject({ failure: { code: 'cle-deja-en-cours' } });
  });

  it('is put in no box that someone without the key has put in the vault', async () => {
    const { desk, session } = await openPlace();
    const path = join(desk.folder, 'coffre.json');
    const file = JSON.parse(readFileSync(path, 'utf8')) as VaultFile;
    const [first, second, ...others] = file.wraps;
    if (first?.boite === undefined || second?.boite === undefined)
      throw new Error('Ways in have boxes.');
    const forged = { ...second, boite: { ...second.boite, publique: first.boite.publique } };
    session.store.close();
    await desk.host.close();
    writeFileSync(path, JSON.stringify({ ...file, wraps: [first, forged, ...others] }));
    const again = openTestDesk({ folder: desk.folder });
    const { session: later } = await openAs(again, people[0]);
    expect(await startRotation(later)).toMatchObject({ failure: { code: 'acces-altere' } });
  });
});
