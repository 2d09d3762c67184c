import { createPrivateKey, createPublicKey, diffieHellman, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createBridge } from '../../renderer/bridge/bridge.ts';
import { isOwnBox } from '../../renderer/data/vault/data-key.ts';
import { openByRecovery } from '../../renderer/data/vault/recover-desk.ts';
import { unlockVault } from '../../renderer/data/vault/unlock-vault.ts';
import { upgradeVault, vaultFileSchema } from '../../shared/domain/vault/vault-file.ts';
import { openByReference } from './xchacha-reference.ts';
import { deriveByNode } from '../support/reference-argon2.ts';
import { noKeychain } from '../support/no-keychain.ts';

/* Vaults as versions 2 and 3 wrote them: every later version opens them. */
const readFrozen = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8'));
const frozenSchema = z.object({
  passphrase: z.string(),
  recoveryWords: z.string(),
  dataKey: z.string(),
  vault: z.preprocess(upgradeVault, vaultFileSchema),
});
const frozen = frozenSchema.parse(readFrozen('vault-file.v2.json'));
const bound = frozenSchema.extend({ part: z.base64() }).parse(readFrozen('vault-file.v3.json'));

const { vault } = frozen;
const [wrap] = vault.wraps;
if (wrap?.kind !== 'phrase' || wrap.boite === undefined)
  throw new Error('Its first way in is someone’s.');
const { boite } = wrap;
const dataKey = new Uint8Array(Buffer.from(frozen.dataKey, 'hex'));
const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

it('a vault of format 2 still opens, with its passphrase and with its printed words', async () => {
  const opened = await unlockVault(
    noKeychain,
    vault,
    wrap.animateur.id,
    frozen.passphrase,
    deriveByNode,
  );
  expect(opened).toMatchObject({ ok: true, value: { dataKey, keyId: vault.keyId } });
  const words = frozen.recoveryWords.split(' ');
  expect(await openByRecovery(noKeychain, vault, words, deriveByNode)).toEqual({
    ok: true,
    value: dataKey,
  });
  expect(isOwnBox(dataKey, boite, vault.keyId, wrap.id)).toBe(true);
});

it('its box is X25519, HKDF-SHA256 and XChaCha20-Poly1305, as documented', async () => {
  const passphraseKey = await deriveByNode(frozen.passphrase, fromBase64(wrap.salt), wrap.cost);
  const own = openByReference(
    passphraseKey,
    fromBase64(wrap.nonce),
    `relais-coffre|2|${wrap.id}`,
    fromBase64(wrap.wrapped),
  );
  const der = (prefix: string, bytes: Uint8Array) =>
    Buffer.concat([Buffer.from(prefix, 'hex'), bytes]);
  const shared = diffieHellman({
    privateKey: createPrivateKey({
      key: der('302e020100300506032b656e04220420', own),
      format: 'der',
      type: 'pkcs8',
    }),
    publicKey: createPublicKey({
      key: der('302a300506032b656e032100', fromBase64(boite.ephemere)),
      format: 'der',
      type: 'spki',
    }),
  });
  const key = new Uint8Array(hkdfSync('sha256', shared, Buffer.alloc(0), 'relais boite 2', 32));
  const opened = openByReference(
    key,
    fromBase64(boite.nonce),
    `relais-boite|2|${vault.keyId}|${wrap.id}`,
    fromBase64(boite.scellee),
  );
  expect(new Uint8Array(opened)).toEqual(dataKey);
});

describe('a way in of format 3, bound to a machine', () => {
  const [own] = bound.vault.wraps;
  if (own?.kind !== 'phrase' || own.trousseau === undefined) throw new Error('It is bound.');
  const key = new Uint8Array(Buffer.from(bound.dataKey, 'hex'));

  it('opens with its passphrase and the keychain’s part, and with the printed words alone', async () => {
    /** The keychain of the machine it was bound on. */
    const machine = createBridge({
      call: async (_channel, request) =>
        JSON.stringify(request) === JSON.stringify({ acces: own.id, scellee: own.trousseau })
          ? { ok: true, value: { part: bound.part, rescellee: null } }
          : { ok: false, failure: { code: 'trousseau-ferme', sentence: 'Fermé.' } },
      listen: () => {},
    });
    const { vault: file, passphrase } = bound;
    const { id } = own.animateur;
    expect(await unlockVault(machine, file, id, passphrase, deriveByNode)).toMatchObject({
      value: { dataKey: key },
    });
    const printed = bound.recoveryWords.split(' ');
    expect(await openByRecovery(noKeychain, file, printed, deriveByNode)).toEqual({
      ok: true,
      value: key,
    });
  });

  it('is encrypted with HKDF-SHA256 of argon2id’s key and that part, as documented', async () => {
    const drawn = await deriveByNode(bound.passphrase, fromBase64(own.salt), own.cost);
    const both = Buffer.concat([drawn, Buffer.from(bound.part, 'base64')]);
    const mixed = hkdfSync('sha256', both, Buffer.alloc(0), 'relais trousseau 3', 32);
    const opened = openByReference(
      new Uint8Array(mixed),
      fromBase64(own.nonce),
      `relais-coffre|2|${own.id}`,
      fromBase64(own.wrapped),
    );
    expect(opened).toHaveLength(32);
  });
});
