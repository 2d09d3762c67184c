import { createPrivateKey, createPublicKey, diffieHellman, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { isOwnBox } from '../../renderer/data/vault/data-key.ts';
import { openByRecovery } from '../../renderer/data/vault/recover-desk.ts';
import { unlockVault } from '../../renderer/data/vault/unlock-vault.ts';
import { vaultFileSchema } from '../../shared/domain/vault/vault-file.ts';
import { openByReference } from './xchacha-reference.ts';
import { deriveByNode } from '../support/reference-argon2.ts';

/* A vault as version 2 wrote it: every later version opens it. */
const frozen = z
  .object({
    passphrase: z.string(),
    recoveryWords: z.string(),
    dataKey: z.string(),
    vault: vaultFileSchema,
  })
  .parse(
    JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/vault-file.v2.json'), 'utf8')),
  );

const { vault } = frozen;
const [wrap] = vault.wraps;
if (wrap?.kind !== 'phrase' || wrap.boite === undefined)
  throw new Error('Its first way in is someone’s.');
const { boite } = wrap;
const dataKey = new Uint8Array(Buffer.from(frozen.dataKey, 'hex'));
const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

it('a vault of format 2 still opens, with its passphrase and with its printed words', async () => {
  const opened = await unlockVault(vault, wrap.animateur.id, frozen.passphrase, deriveByNode);
  expect(opened).toMatchObject({ ok: true, value: { dataKey, keyId: vault.keyId } });
  const words = frozen.recoveryWords.split(' ');
  expect(await openByRecovery(vault, words, deriveByNode)).toEqual({ ok: true, value: dataKey });
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
