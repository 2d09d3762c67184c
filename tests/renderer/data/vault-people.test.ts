import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { closeSession, openSession } from '../../../renderer/data/desk-session.ts';
import type { DeskSession } from '../../../renderer/data/desk-session.ts';
import type { DeriveKey } from '../../../renderer/data/vault/derive-key.ts';
import { installDesk } from '../../../renderer/data/vault/install-desk.ts';
import { unbindFromMachine } from '../../../renderer/data/vault/machine-binding.ts';
import {
  addAnimateur,
  changePassphrase,
  changeRole,
  isResponsable,
  listPeople,
  removeAnimateur,
  renewRecoveryKey,
} from '../../../renderer/data/vault/people.ts';
import { readPreferences, writePreferences } from '../../../renderer/data/vault/preferences.ts';
import { openByRecovery, recoverDesk } from '../../../renderer/data/vault/recover-desk.ts';
import { createRecoveryWords } from '../../../renderer/data/vault/recovery-words.ts';
import { unlockVault } from '../../../renderer/data/vault/unlock-vault.ts';
import type { Unlocked } from '../../../renderer/data/vault/unlock-vault.ts';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { VaultFile } from '../../../shared/domain/vault/vault-file.ts';
import { createFakeRandom } from '../../support/fake-random.ts';
import { openTestDesk } from '../../support/host-desk.ts';
import type { TestDesk } from '../../support/host-desk.ts';
import { stubKeyWorker } from './key-worker.ts';
import { createPageRandom, createWire, readBoot, valueOf } from './test-page.ts';
import type { Wire } from './test-page.ts';
import { noKeychain } from '../../support/no-keychain.ts';

/** A key in no time: what argon2id does is proved elsewhere. */
const deriveQuickly: DeriveKey = async (passphrase, salt) =>
  new Uint8Array(createHash('sha256').update(salt).update(passphrase).digest());

beforeAll(() =>
  stubKeyWorker(({ passphrase, salt, ...cost }) => deriveQuickly(passphrase, salt, cost)),
);

const FIRST = 'la première phrase';
const SECOND = 'une seconde phrase';
const createdOn = localDaySchema.parse('2026-05-12');
const words = createRecoveryWords(createFakeRandom('sheet'));

interface Place {
  readonly desk: TestDesk;
  readonly wire: Wire;
  readonly session: DeskSession;
  /** The vault as the host keeps it. */
  kept(): Promise<VaultFile>;
}

const platformOf = (desk: TestDesk, wire: Wire) => ({
  bridge: wire.bridge,
  clock: desk.time.deskClock,
  random: createPageRandom(desk),
});

/** A desk someone has installed with a recovery key, and opened. */
async function openPlace(): Promise<Place> {
  const desk = openTestDesk();
  const wire = createWire(desk);
  const { unlocked } = valueOf(
    await installDesk(platformOf(desk, wire), {
      site: 'marvejols',
      name: 'Camille Roux',
      passphrase: FIRST,
      recovery: { words, createdOn },
    }),
  );
  return openFor(desk, wire, unlocked);
}

async function openFor(desk: TestDesk, wire: Wire, unlocked: Unlocked): Promise<Place> {
  const boot = await readBoot(wire);
  if (boot.identity === null) throw new Error('The desk is installed.');
  const session = await openSession(
    platformOf(desk, wire),
    boot,
    boot.identity,
    unlocked,
    () => {},
  );
  onTestFinished(() => closeSession(session));
  return {
    desk,
    wire,
    session,
    kept: async () => {
      const { vault } = await readBoot(wire);
      if (vault === null) throw new Error('The vault is kept.');
      return vault;
    },
  };
}

/** Another window of the same desk, opened by someone. */
async function openWindow(place: Place, animateur: Id, passphrase: string): Promise<Place> {
  const unlocked = await unlockVault(
    place.wire.bridge,
    await place.kept(),
    animateur,
    passphrase,
    deriveQuickly,
  );
  return openFor(place.desk, createWire(place.desk), valueOf(unlocked));
}

const dominique = { nom: ' Dominique Brun ', passphrase: SECOND };

async function addDominique(place: Place): Promise<Id> {
  valueOf(await addAnimateur(place.session, dominique, deriveQuickly));
  const added = listPeople(await place.kept()).at(-1);
  if (added === undefined) throw new Error('Someone was added.');
  return added.id;
}

const opens = async (place: Place, animateur: Id, passphrase: string) =>
  (await unlockVault(place.wire.bridge, await place.kept(), animateur, passphrase, deriveQuickly))
    .ok;

const FAVORI = { operateur: 'caf', demarche: 'caf-rsa', theme: 'T2' } as const;

describe('a second animateur', () => {
  it('opens the same key with their own passphrase, and nobody else’s', async () => {
    const place = await openPlace();
    const first = place.session.author.id;
    const second = await addDominique(place);
    expect(listPeople(await place.kept())).toEqual([
      { id: first, nom: 'Camille Roux', role: 'responsable' },
      { id: second, nom: 'Dominique Brun', role: 'animateur' },
    ]);
    const vault = await place.kept();
    const one = valueOf(await unlockVault(noKeychain, vault, first, FIRST, deriveQuickly));
    const other = valueOf(await unlockVault(noKeychain, vault, second, SECOND, deriveQuickly));
    expect(other.dataKey).toEqual(one.dataKey);
    expect(await opens(place, first, SECOND)).toBe(false);
    expect(await opens(place, second, FIRST)).toBe(false);
  });

  it('reads what the first one sealed', async () => {
    const place = await openPlace();
    const half = { collection: 'visite', id: place.session.author.id, schema: 1 } as const;
    const sealed = place.session.sealer.seal(half, { note: 'vue' });
    const other = await openWindow(place, await addDominique(place), SECOND);
    expect(other.session.sealer.open({ ...half, sealed })).toEqual({ note: 'vue' });
  });

  it('is refused under a name already there, however it is typed', async () => {
    const place = await openPlace();
    for (const nom of ['Camille Roux', ' camille roux', 'CAMILLE ROUX'])
      expect(
        await addAnimateur(place.session, { nom, passphrase: SECOND }, deriveQuickly),
      ).toMatchObject({ failure: { code: 'nom-deja-pris' } });
    expect((await place.kept()).revision).toBe(1);
  });

  it('once removed opens nothing on this desk any more', async () => {
    const place = await openPlace();
    const second = await addDominique(place);
    valueOf(await removeAnimateur(place.session, second));
    expect(await opens(place, second, SECOND)).toBe(false);
    expect(await opens(place, place.session.author.id, FIRST)).toBe(true);
    expect(JSON.stringify(await place.kept())).not.toContain('Dominique');
  });

  it('may not change who opens the desk, until made responsable', async () => {
    const place = await openPlace();
    const first = place.session.author.id;
    const second = await addDominique(place);
    const { session } = await openWindow(place, second, SECOND);
    expect(isResponsable(session)).toBe(false);
    for (const attempt of [
      addAnimateur(session, { nom: 'Alix', passphrase: SECOND }, deriveQuickly),
      changeRole(session, second, 'responsable'),
      removeAnimateur(session, first),
      renewRecoveryKey(session, { words, createdOn }, deriveQuickly),
    ])
      expect(await attempt).toMatchObject({ failure: { code: 'pas-responsable' } });
    expect((await place.kept()).revision).toBe(2);

    valueOf(await changeRole(place.session, second, 'responsable'));
    // Judged on the vault as it is now, not as this window last saw it.
    expect((await changeRole(session, first, 'animateur')).ok).toBe(false);
    const again = await openWindow(place, second, SECOND);
    expect(isResponsable(again.session)).toBe(true);
    valueOf(await changeRole(again.session, first, 'animateur'));
    expect(await changeRole(place.session, second, 'animateur')).toMatchObject({
      failure: { code: 'pas-responsable' },
    });
  });
});

describe('the last responsable', () => {
  it('can neither leave nor lose the role', async () => {
    const place = await openPlace();
    const { session } = place;
    await addDominique(place);
    for (const attempt of [
      changeRole(session, session.author.id, 'animateur'),
      removeAnimateur(session, session.author.id),
    ])
      expect(await attempt).toMatchObject({ failure: { code: 'coffre-sans-responsable' } });
    expect(isResponsable(session)).toBe(true);
    expect((await place.kept()).revision).toBe(2);
  });
});

describe('two windows', () => {
  it('each add someone: both are there', async () => {
    const place = await openPlace();
    const other = await openWindow(place, place.session.author.id, FIRST);
    const added = await Promise.all([
      addAnimateur(place.session, { nom: 'Alix', passphrase: SECOND }, deriveQuickly),
      addAnimateur(other.session, { nom: 'Dominique', passphrase: SECOND }, deriveQuickly),
    ]);
    expect(added.map(({ ok }) => ok)).toEqual([true, true]);
    const people = listPeople(await place.kept()).map(({ nom }) => nom);
    expect(people.toSorted()).toEqual(['Alix', 'Camille Roux', 'Dominique']);
  });

  it('tell the screens what changed, theirs and the other’s', async () => {
    const place = await openPlace();
    const other = await openWindow(place, place.session.author.id, FIRST);
    await addDominique(other);
    let told = 0;
    onTestFinished(place.session.vault.subscribe(() => (told += 1)));
    valueOf(await writePreferences(place.session, { favoris: [FAVORI] }));
    expect(told).toBeGreaterThan(0);
    expect(listPeople(place.session.vault.current())).toHaveLength(2);
  });
});

describe('one’s own passphrase', () => {
  it('changes for another, the current one given again', async () => {
    const place = await openPlace();
    const { id } = place.session.author;
    valueOf(await writePreferences(place.session, { pin: '2580' }));
    valueOf(await changePassphrase(place.session, { current: FIRST, next: SECOND }, deriveQuickly));
    expect(await opens(place, id, FIRST)).toBe(false);
    const again = await openWindow(place, id, SECOND);
    // One’s settings stay one’s own.
    expect(readPreferences(again.session).pin).toBe('2580');
  });

  it('does not change for whoever does not know it', async () => {
    const place = await openPlace();
    const typed = { current: 'une autre phrase', next: SECOND };
    expect(await changePassphrase(place.session, typed, deriveQuickly)).toMatchObject({
      failure: { code: 'phrase-fausse' },
    });
    expect(await opens(place, place.session.author.id, FIRST)).toBe(true);
  });

  it('is tried at an open desk no faster than at the locked one, restarts included', async () => {
    const place = await openPlace();
    const { desk, session } = place;
    const change = (current: string) =>
      changePassphrase(session, { current, next: SECOND }, deriveQuickly);
    const bind = (typed: string) => unbindFromMachine(session, typed, deriveQuickly);
    for (const attempt of [change, bind, change, bind, change])
      expect(await attempt('une autre phrase')).toMatchObject({
        failure: { code: 'phrase-fausse' },
      });
    for (const attempt of [change, bind])
      expect(await attempt(FIRST)).toMatchObject({ failure: { code: 'trop-d-essais' } });
    // The locked screen waits too, and so does the next start.
    expect(await desk.call('unlock.begin', {})).toMatchObject({
      failure: { code: 'trop-d-essais' },
    });
    await desk.host.close();
    const again = openTestDesk({ folder: desk.folder, time: desk.time });
    expect(await again.call('unlock.begin', {})).toMatchObject({
      failure: { code: 'trop-d-essais' },
    });
  });

  it('given right at an open desk, forgets the wrong ones', async () => {
    const { session } = await openPlace();
    for (let tries = 0; tries < 4; tries += 1)
      await changePassphrase(session, { current: 'non', next: SECOND }, deriveQuickly);
    valueOf(await changePassphrase(session, { current: FIRST, next: SECOND }, deriveQuickly));
    for (let tries = 0; tries < 5; tries += 1)
      expect(
        await changePassphrase(session, { current: FIRST, next: SECOND }, deriveQuickly),
      ).toMatchObject({ failure: { code: 'phrase-fausse' } });
  });
});

describe('one’s own preferences', () => {
  it('are the defaults until set, and kept one by one', async () => {
    const place = await openPlace();
    expect(readPreferences(place.session)).toEqual({ pin: null, favoris: null, veille: 15 });
    valueOf(await writePreferences(place.session, { pin: '123456' }));
    valueOf(await writePreferences(place.session, { favoris: [FAVORI] }));
    const again = await openWindow(place, place.session.author.id, FIRST);
    expect(readPreferences(again.session)).toEqual({
      pin: '123456',
      favoris: [FAVORI],
      veille: 15,
    });
    valueOf(await writePreferences(again.session, { veille: 5 }));
    expect(readPreferences(again.session)).toMatchObject({ pin: '123456', veille: 5 });
    expect(JSON.stringify(await place.kept())).not.toContain('123456');
  });

  it.each(['123', '1234567', '12a4', ''])('do not take %j for a PIN', async (pin) => {
    const place = await openPlace();
    expect(await writePreferences(place.session, { pin })).toMatchObject({
      failure: { code: 'code-invalide' },
    });
    expect((await place.kept()).revision).toBe(1);
  });

  it('are not the other person’s', async () => {
    const place = await openPlace();
    const other = await openWindow(place, await addDominique(place), SECOND);
    valueOf(await writePreferences(other.session, { pin: '4321' }));
    expect(readPreferences(other.session).pin).toBe('4321');
    expect(readPreferences(place.session).pin).toBeNull();
  });

  it('moved under another person’s name, or altered, are the defaults', async () => {
    const place = await openPlace();
    const second = await addDominique(place);
    valueOf(await writePreferences(place.session, { pin: '2580' }));
    const vault = await place.kept();
    const [first] = vault.wraps;
    const stolen = first?.kind === 'phrase' ? first.preferences : null;
    expect(stolen).not.toBeNull();
    const moved = vault.wraps.map((wrap) =>
      wrap.kind === 'phrase' && wrap.animateur.id === second
        ? { ...wrap, preferences: stolen }
        : wrap,
    );
    valueOf(
      await place.desk.call('vault.replace', {
        vault: { ...vault, revision: vault.revision + 1, wraps: moved },
      }),
    );
    const other = await openWindow(place, second, SECOND);
    expect(readPreferences(other.session)).toEqual({ pin: null, favoris: null, veille: 15 });
  });

  it('are refused to someone removed meanwhile', async () => {
    const place = await openPlace();
    const second = await addDominique(place);
    const other = await openWindow(place, second, SECOND);
    valueOf(await removeAnimateur(place.session, second));
    expect(await writePreferences(other.session, { favoris: [FAVORI] })).toMatchObject({
      failure: { code: 'personne-absente' },
    });
  });
});

describe('the recovery key', () => {
  it('gives a responsable a new passphrase, and opens the desk', async () => {
    const place = await openPlace();
    const { id } = place.session.author;
    const recovered = await recoverDesk(
      platformOf(place.desk, place.wire),
      await place.kept(),
      { words, animateur: id, passphrase: SECOND },
      deriveQuickly,
    );
    const { animateur, dataKey } = valueOf(recovered);
    expect(animateur.id).toBe(id);
    expect(await opens(place, id, FIRST)).toBe(false);
    const again = valueOf(
      await unlockVault(place.wire.bridge, await place.kept(), id, SECOND, deriveQuickly),
    );
    expect(again.dataKey).toEqual(dataKey);
    // The sheet is still the right one.
    expect((await openByRecovery(noKeychain, await place.kept(), words, deriveQuickly)).ok).toBe(
      true,
    );
  });

  it('of another desk opens nothing and changes nothing', async () => {
    const place = await openPlace();
    const others = createRecoveryWords(createFakeRandom('another sheet'));
    expect(
      await recoverDesk(
        platformOf(place.desk, place.wire),
        await place.kept(),
        { words: others, animateur: place.session.author.id, passphrase: SECOND },
        deriveQuickly,
      ),
    ).toMatchObject({ failure: { code: 'cle-de-secours-fausse' } });
    expect((await place.kept()).revision).toBe(1);
  });

  it('serves a responsable only', async () => {
    const place = await openPlace();
    const second = await addDominique(place);
    expect(
      await recoverDesk(
        platformOf(place.desk, place.wire),
        await place.kept(),
        { words, animateur: second, passphrase: FIRST },
        deriveQuickly,
      ),
    ).toMatchObject({ failure: { code: 'personne-absente' } });
    expect(await opens(place, second, SECOND)).toBe(true);
  });

  it('once renewed, the former sheet opens nothing', async () => {
    const place = await openPlace();
    const renewed = createRecoveryWords(createFakeRandom('renewed'));
    valueOf(await renewRecoveryKey(place.session, { words: renewed, createdOn }, deriveQuickly));
    const vault = await place.kept();
    expect(vault.wraps.filter(({ kind }) => kind === 'secours')).toHaveLength(1);
    expect((await openByRecovery(noKeychain, vault, renewed, deriveQuickly)).ok).toBe(true);
    expect(await openByRecovery(noKeychain, vault, words, deriveQuickly)).toMatchObject({
      failure: { code: 'cle-de-secours-fausse' },
    });
  });
});
