import { argon2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createSealer } from '../../renderer/data/sealing/sealer.ts';
import { deriveKeyInWorker } from '../../renderer/data/vault/derive-key.ts';
import { preferencesSchema } from '../../renderer/data/vault/preferences.ts';
import { openByRecovery } from '../../renderer/data/vault/recover-desk.ts';
import { checkRecoveryWords } from '../../renderer/data/vault/recovery-words.ts';
import { unlockVault } from '../../renderer/data/vault/unlock-vault.ts';
import { envelopeSchema } from '../../shared/domain/record/envelope.ts';
import { idSchema } from '../../shared/domain/site/identifiers.ts';
import { upgradeVault, vaultFileSchema } from '../../shared/domain/vault/vault-file.ts';
import { visiteSealedSchema } from '../../shared/domain/visite/schema.ts';
import { stubKeyWorker } from '../renderer/data/key-worker.ts';
import { openByReference, sealByReference } from './xchacha-reference.ts';
import { noKeychain } from '../support/no-keychain.ts';

/*
 * Two files as a desk of version 1 wrote them. Desks in service hold such files: whatever becomes of
 * the code, it opens these, and writes the same bytes until the format’s own version grows.
 */

const readFixture = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8'));

const sealedHalf = z
  .object({
    dataKey: z.string(),
    nonce: z.string(),
    sealed: z.string(),
    value: z.record(z.string(), z.unknown()),
    keyId: idSchema,
    id: idSchema,
    collection: z.literal('visite'),
    schema: z.literal(1),
  })
  .parse(readFixture('sealed-half.v1.json'));

const vaultFile = z
  .object({
    passphrase: z.string(),
    passphraseKey: z.string(),
    recoveryWords: z.string(),
    recoveryKey: z.string(),
    // Written as version 1 wrote them; later versions let go of what they no longer use.
    preferences: z.looseObject({ pin: z.string() }),
    dataKey: z.string(),
    vault: z.preprocess(upgradeVault, vaultFileSchema),
  })
  .parse(readFixture('vault-file.v1.json'));

const fromHex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));
const withoutAccents = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '');
const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

describe('a sealed half of format 1', () => {
  const { id, collection, schema, keyId, sealed, value } = sealedHalf;
  const envelope = envelopeSchema.parse({
    id,
    collection,
    schema,
    rev: 1,
    localDay: '2026-04-14',
    clear: {},
    sealed,
  });
  const nonce = fromHex(sealedHalf.nonce);
  const sealer = createSealer(fromHex(sealedHalf.dataKey), keyId, { bytes: () => nonce.slice() });
  const associatedData = `visite|${id}|1|${keyId}`;

  it('still opens, and is a visite’s', () => {
    expect(sealer.open(envelope)).toEqual(value);
    expect(visiteSealedSchema.parse(sealer.open(envelope))).toEqual({
      ...value,
      // What version 2 added: typed as it happened, and never changed since.
      source: { kind: 'saisie' },
      versions: [],
    });
  });

  it('is still written byte for byte', () => {
    expect(sealer.seal(envelope, value)).toBe(sealed);
  });

  it('is a format byte, a nonce and XChaCha20-Poly1305 of the JSON, as documented', () => {
    const bytes = fromBase64(sealed);
    expect(bytes[0]).toBe(1);
    expect(bytes.subarray(1, 25)).toEqual(nonce);
    const plain = openByReference(
      fromHex(sealedHalf.dataKey),
      nonce,
      associatedData,
      bytes.subarray(25),
    );
    expect(Buffer.from(plain).toString('utf8')).toBe(JSON.stringify(value));
  });
});

describe('a vault file of version 1', () => {
  const { vault } = vaultFile;
  const [wrap, recovery] = vault.wraps;
  if (wrap?.kind !== 'phrase' || recovery?.kind !== 'secours')
    throw new Error('The frozen vault has a person’s wrap, then the recovery key’s.');
  const words = vaultFile.recoveryWords.split(' ');
  const dataKey = fromHex(vaultFile.dataKey);
  beforeAll(() => stubKeyWorker());

  it('still opens with its passphrase', async () => {
    const opened = await unlockVault(
      noKeychain,
      vault,
      wrap.animateur.id,
      vaultFile.passphrase,
      deriveKeyInWorker,
    );
    expect(opened).toEqual({
      ok: true,
      value: { animateur: wrap.animateur, keyId: vault.keyId, dataKey, trousseau: null },
    });
  });

  it('draws its key with argon2id from the passphrase in NFKC, as documented', async () => {
    const drawn = await deriveKeyInWorker(vaultFile.passphrase, fromBase64(wrap.salt), wrap.cost);
    const reference = argon2Sync('argon2id', {
      message: Buffer.from(vaultFile.passphrase.normalize('NFKC')),
      nonce: fromBase64(wrap.salt),
      memory: wrap.cost.memoryKiB,
      passes: wrap.cost.iterations,
      parallelism: wrap.cost.parallelism,
      tagLength: 32,
    });
    expect(Buffer.from(drawn).toString('hex')).toBe(vaultFile.passphraseKey);
    expect(reference.toString('hex')).toBe(vaultFile.passphraseKey);
    // The frozen passphrase tells the two forms apart.
    expect(vaultFile.passphrase.normalize('NFKC')).not.toBe(vaultFile.passphrase);
  });

  it('is encrypted as documented', () => {
    const passphraseKey = fromHex(vaultFile.passphraseKey);
    const nonce = fromBase64(wrap.nonce);
    const associatedData = `relais-coffre|1|${vault.keyId}|${wrap.id}`;
    const reference = sealByReference(passphraseKey, nonce, associatedData, dataKey);
    expect(Buffer.from(reference).toString('base64')).toBe(wrap.wrapped);
  });

  it('still opens with its recovery words, as typed by people', async () => {
    expect(words.join('')).toMatch(/[éèê]/);
    const typed = withoutAccents(vaultFile.recoveryWords).toUpperCase();
    expect(checkRecoveryWords(`  ${typed}`)).toEqual({ ok: true, value: words });
    expect(await openByRecovery(noKeychain, vault, words, deriveKeyInWorker)).toEqual({
      ok: true,
      value: dataKey,
    });
  });

  it('draws the recovery key from the words without accents, as documented', () => {
    const reference = argon2Sync('argon2id', {
      message: Buffer.from(withoutAccents(vaultFile.recoveryWords)),
      nonce: fromBase64(recovery.salt),
      memory: recovery.cost.memoryKiB,
      passes: recovery.cost.iterations,
      parallelism: recovery.cost.parallelism,
      tagLength: 32,
    });
    expect(reference.toString('hex')).toBe(vaultFile.recoveryKey);
    const opened = openByReference(
      fromHex(vaultFile.recoveryKey),
      fromBase64(recovery.nonce),
      `relais-coffre|1|${vault.keyId}|${recovery.id}`,
      fromBase64(recovery.wrapped),
    );
    expect(new Uint8Array(opened)).toEqual(dataKey);
  });

  it('holds preferences sealed as documented, bound to their wrap', () => {
    const sealed = wrap.preferences ?? '';
    const bytes = fromBase64(sealed);
    const nonce = bytes.slice(1, 25);
    const associatedData = `reglages|${wrap.id}|1|${vault.keyId}`;
    const plain = openByReference(dataKey, nonce, associatedData, bytes.subarray(25));
    expect(JSON.parse(Buffer.from(plain).toString('utf8'))).toEqual(vaultFile.preferences);
    const sealer = createSealer(dataKey.slice(), vault.keyId, { bytes: () => nonce.slice() });
    const half = { collection: 'reglages', id: wrap.id, schema: 1 } as const;
    expect(sealer.open({ ...half, sealed })).toEqual(vaultFile.preferences);
    expect(preferencesSchema.parse(vaultFile.preferences).pin).toBe(vaultFile.preferences.pin);
    expect(sealer.seal(half, vaultFile.preferences)).toBe(sealed);
    expect(() => sealer.open({ ...half, id: recovery.id, sealed })).toThrow('invalid tag');
  });
});
