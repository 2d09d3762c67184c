import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createVault } from '../../../renderer/data/vault/create-vault.ts';
import { deriveKeyInWorker, KeyNotDrawn } from '../../../renderer/data/vault/derive-key.ts';
import type { DeriveKey } from '../../../renderer/data/vault/derive-key.ts';
import { installDesk } from '../../../renderer/data/vault/install-desk.ts';
import { unlockVault } from '../../../renderer/data/vault/unlock-vault.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import { DEFAULT_ARGON2_COST, vaultFileSchema } from '../../../shared/domain/vault/vault-file.ts';
import type { Argon2Cost, VaultFile } from '../../../shared/domain/vault/vault-file.ts';
import { createId } from '../../../shared/kernel/random.ts';
import { createFakeRandom } from '../../support/fake-random.ts';
import { openTestDesk } from '../../support/host-desk.ts';
import { countRunningWorkers, stubKeyWorker } from './key-worker.ts';
import { createPageRandom, createWire, readBoot, valueOf } from './test-page.ts';
import { noKeychain } from '../../support/no-keychain.ts';

/** The cheapest cost the vault file accepts. */
const CHEAP: Argon2Cost = { memoryKiB: 19 * 1024, iterations: 1, parallelism: 1 };

const random = createFakeRandom('vault');
const newId = () => idSchema.parse(createId(random));
const PASSPHRASE = 'un passage à niveau fermé';

/** A key in no time, for what does not depend on argon2id: that one is the key worker’s. */
const deriveQuickly: DeriveKey = async (passphrase, salt) =>
  new Uint8Array(createHash('sha256').update(salt).update(passphrase).digest());

const create = (passphrase = PASSPHRASE) =>
  createVault('Camille', passphrase, random, deriveQuickly);

function wrapOf(vault: VaultFile) {
  const wrap = vault.wraps.find((candidate) => candidate.kind === 'phrase');
  if (wrap === undefined) throw new Error('A vault has a wrap.');
  return wrap;
}

const unlock = (vault: VaultFile, passphrase = PASSPHRASE, deriveKey = deriveQuickly) =>
  unlockVault(noKeychain, vault, wrapOf(vault).animateur.id, passphrase, deriveKey);

async function expectRefused(vault: VaultFile): Promise<void> {
  expect(await unlock(vault)).toMatchObject({ ok: false, failure: { code: 'phrase-fausse' } });
}

describe('a new vault', () => {
  it('is a vault file, for one animateur, at the cost recommended', async () => {
    const vault = await create();
    expect(vaultFileSchema.parse(vault)).toEqual(vault);
    expect(vault.wraps).toHaveLength(1);
    expect(wrapOf(vault)).toMatchObject({
      animateur: { nom: 'Camille' },
      cost: DEFAULT_ARGON2_COST,
    });
  });

  it('opens with its passphrase, to a key of 32 bytes found nowhere in the file', async () => {
    const vault = await create();
    const { animateur, keyId, dataKey } = valueOf(await unlock(vault));
    expect(animateur).toEqual(wrapOf(vault).animateur);
    expect(keyId).toBe(vault.keyId);
    expect(dataKey).toHaveLength(32);
    expect(new Set(dataKey).size).toBeGreaterThan(8);
    const text = JSON.stringify(vault);
    for (const encoding of ['base64', 'hex'] as const)
      expect(text).not.toContain(Buffer.from(dataKey).toString(encoding));
    expect(text).not.toContain(PASSPHRASE);
  });

  it('shares nothing with another made from the same passphrase', async () => {
    const [one, other] = [await create(), await create()];
    const [first, second] = [valueOf(await unlock(one)), valueOf(await unlock(other))];
    expect(first.dataKey).not.toEqual(second.dataKey);
    for (const field of ['id', 'salt', 'nonce', 'wrapped'] as const)
      expect(wrapOf(one)[field]).not.toBe(wrapOf(other)[field]);
    expect(one.keyId).not.toBe(other.keyId);
  });

  it('leaves neither the data key nor the passphrase’s key in memory', async () => {
    const drawn: Uint8Array[] = [];
    const keep: DeriveKey = async (...args) => {
      const key = await deriveQuickly(...args);
      drawn.push(key);
      return key;
    };
    const bytes: Uint8Array[] = [];
    const watched = {
      bytes: (length: number) => {
        const given = random.bytes(length);
        bytes.push(given);
        return given;
      },
    };
    const vault = await createVault('Camille', PASSPHRASE, watched, keep);
    await unlock(vault, PASSPHRASE, keep);
    await unlock(vault, 'une autre phrase', keep);
    expect(drawn).toEqual([new Uint8Array(32), new Uint8Array(32), new Uint8Array(32)]);
    // The data key, the private half of the box, and that of the pair it was sealed with.
    const secrets = bytes.filter(({ length }) => length === 32);
    expect(secrets).toEqual([new Uint8Array(32), new Uint8Array(32), new Uint8Array(32)]);
  });
});

describe('a vault', () => {
  it.each(['', 'un passage à niveau ferme', `${PASSPHRASE} `, PASSPHRASE.toUpperCase()])(
    'does not open with %j',
    async (passphrase) => {
      expect(await unlock(await create(), passphrase)).toEqual({
        ok: false,
        failure: {
          code: 'phrase-fausse',
          sentence: expect.stringContaining('phrase secrète') as string,
        },
      });
    },
  );

  it('does not open for someone who is not in it', async () => {
    const vault = await create();
    expect(await unlockVault(noKeychain, vault, newId(), PASSPHRASE, deriveQuickly)).toMatchObject({
      ok: false,
      failure: { code: 'phrase-fausse' },
    });
  });

  it('opens for someone who has two ways in, by either', async () => {
    const [one, other] = [await create('une première phrase'), await create()];
    const { animateur } = wrapOf(one);
    const two: VaultFile = { ...other, wraps: [wrapOf(one), { ...wrapOf(other), animateur }] };
    expect(
      await unlockVault(noKeychain, two, animateur.id, PASSPHRASE, deriveQuickly),
    ).toMatchObject({
      ok: true,
    });
  });

  it('does not open when its wrap was moved to another key’s name', async () => {
    const vault = await create();
    await expectRefused({ ...vault, keyId: newId() });
    await expectRefused({ ...vault, wraps: [{ ...wrapOf(vault), id: newId() }] });
  });

  it.each(['salt', 'nonce', 'wrapped'] as const)(
    'does not open when its %s was altered or cut',
    async (field) => {
      const vault = await create();
      const bytes = Buffer.from(wrapOf(vault)[field], 'base64');
      const altered = Buffer.from(bytes);
      altered[3] = (altered[3] ?? 0) ^ 1;
      for (const wrong of [altered, bytes.subarray(0, -1)])
        await expectRefused({
          ...vault,
          wraps: [{ ...wrapOf(vault), [field]: wrong.toString('base64') }],
        });
    },
  );
});

describe('the key worker', () => {
  beforeAll(() => stubKeyWorker());

  const draw: DeriveKey = (passphrase, salt) => deriveKeyInWorker(passphrase, salt, CHEAP);

  it('takes the same letters typed another way for the same passphrase', async () => {
    const typed = 'la ﬁcelle du café, d’été, nº 5';
    const salt = random.bytes(16);
    const forms = ['NFC', 'NFD', 'NFKC', 'NFKD'].map((form) => typed.normalize(form));
    expect(new Set(forms).size).toBeGreaterThan(2);
    const keys = new Set<string>();
    for (const form of forms) keys.add(String(await draw(form, salt, CHEAP)));
    expect(keys.size).toBe(1);
    keys.add(String(await draw('la ficelle du cafe, d’ete, no 5', salt, CHEAP)));
    keys.add(String(await draw(typed, random.bytes(16), CHEAP)));
    expect(keys.size).toBe(3);
  });

  it('opens a vault for the same letters typed another way', async () => {
    const vault = await createVault('Camille', 'Vérifiée à l’été', random, draw);
    const passphrase = 'Vérifiée à l’été'.normalize('NFD');
    expect(await unlock(vault, passphrase, draw)).toMatchObject({ ok: true });
  });

  it('is ended once it has answered', async () => {
    await draw(PASSPHRASE, new Uint8Array(16), CHEAP);
    expect(countRunningWorkers()).toBe(0);
  });

  it('that cannot draw a key says so to the page, which says what to do', async () => {
    const vault = await create();
    // No such salt is ever made: it makes argon2id itself refuse.
    const failing: DeriveKey = (passphrase) =>
      deriveKeyInWorker(passphrase, new Uint8Array(0), CHEAP);
    await expect(failing(PASSPHRASE, new Uint8Array(0), CHEAP)).rejects.toThrow(KeyNotDrawn);
    expect(countRunningWorkers()).toBe(0);
    expect(await unlock(vault, PASSPHRASE, failing)).toMatchObject({
      ok: false,
      failure: {
        code: 'cle-non-calculee',
        sentence: expect.stringContaining('Fermez d’autres programmes') as string,
      },
    });
  });

  it('does not hide a bug behind a sentence', async () => {
    const broken: DeriveKey = () => Promise.reject(new TypeError('a bug'));
    await expect(unlock(await create(), PASSPHRASE, broken)).rejects.toThrow('a bug');
  });
});

describe('installing a desk', () => {
  beforeAll(() => stubKeyWorker(({ passphrase, salt }) => deriveQuickly(passphrase, salt, CHEAP)));

  const installation = { site: 'marvejols', name: '  Camille Roux ', passphrase: PASSPHRASE };

  it('keeps the vault with the desk, and opens it', async () => {
    const desk = openTestDesk();
    const wire = createWire(desk);
    const platform = {
      bridge: wire.bridge,
      clock: desk.time.deskClock,
      random: createPageRandom(desk),
    };
    const { unlocked, identity } = valueOf(await installDesk(platform, installation));
    expect(identity).toMatchObject({ site: 'marvejols', desk: 'A' });
    expect(unlocked.animateur.nom).toBe('Camille Roux');
    const { vault } = await readBoot(wire);
    if (vault === null) throw new Error('The vault is kept.');
    const again = await unlock(vault, PASSPHRASE);
    expect(valueOf(again).dataKey).toEqual(unlocked.dataKey);
  });

  it('gives the shell’s refusal, and leaves the first vault as it was', async () => {
    const desk = openTestDesk();
    const wire = createWire(desk);
    const platform = {
      bridge: wire.bridge,
      clock: desk.time.deskClock,
      random: createPageRandom(desk),
    };
    valueOf(await installDesk(platform, installation));
    const { vault } = await readBoot(wire);
    expect(await installDesk(platform, installation)).toMatchObject({
      ok: false,
      failure: { code: 'deja-installe' },
    });
    expect((await readBoot(wire)).vault).toEqual(vault);
  });

  it('installs nothing when the key cannot be drawn', async () => {
    const desk = openTestDesk();
    const wire = createWire(desk);
    stubKeyWorker(() => Promise.reject(new RangeError('could not allocate memory')));
    const platform = {
      bridge: wire.bridge,
      clock: desk.time.deskClock,
      random: createPageRandom(desk),
    };
    expect(await installDesk(platform, installation)).toMatchObject({
      ok: false,
      failure: { code: 'cle-non-calculee' },
    });
    expect(await readBoot(wire)).toMatchObject({ vault: null, identity: null });
  });
});
