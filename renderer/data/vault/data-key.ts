import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { KeyBox, WrappedKey } from '../../../shared/domain/vault/vault-file.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import { base64ToBytes, bytesToBase64 } from '../base64.ts';
import { importPrivate, importPublic, makeKeyPair, sharedSecret } from './key-pair.ts';

/** Bytes of the platform’s data key. */
export const DATA_KEY_BYTES = 32;

/** Seals the data key to the box of a way in, which nobody needs to open for that. */
export async function sealToBox(
  dataKey: Uint8Array,
  publique: string,
  keyId: Id,
  wrapId: Id,
  random: Random,
): Promise<KeyBox> {
  const pair = await makeKeyPair(random);
  const nonce = random.bytes(24);
  const key = await sharedSecret(
    await importPrivate(pair.private),
    await importPublic(base64ToBytes(publique)),
  );
  pair.private.fill(0);
  const scellee = xchacha20poly1305(key, nonce, boxData(keyId, wrapId)).encrypt(dataKey);
  key.fill(0);
  const sealNonce = random.bytes(24);
  const sceau = xchacha20poly1305(dataKey, sealNonce, publicData(keyId, wrapId)).encrypt(
    base64ToBytes(publique),
  );
  return {
    sceau: bytesToBase64(Uint8Array.from([...sealNonce, ...sceau])),
    publique,
    ephemere: bytesToBase64(pair.public),
    nonce: bytesToBase64(nonce),
    scellee: bytesToBase64(scellee),
  };
}

/** Whether a box was made by who holds the data key: nobody else can put one in its place. */
export function isOwnBox(
  dataKey: Uint8Array,
  { publique, sceau }: KeyBox,
  keyId: Id,
  wrapId: Id,
): boolean {
  const bytes = base64ToBytes(sceau);
  try {
    const cipher = xchacha20poly1305(dataKey, bytes.subarray(0, 24), publicData(keyId, wrapId));
    return bytesToBase64(cipher.decrypt(bytes.subarray(24))) === publique;
  } catch {
    return false;
  }
}

/** The private half of a new box, encrypted under a passphrase’s key; and its public half. Base64. */
export async function makeBox(
  passphraseKey: Uint8Array,
  nonce: Uint8Array,
  wrapId: Id,
  random: Random,
): Promise<{ readonly wrapped: string; readonly publique: string }> {
  const pair = await makeKeyPair(random);
  const wrapped = xchacha20poly1305(passphraseKey, nonce, privateData(wrapId)).encrypt(
    pair.private,
  );
  pair.private.fill(0);
  return { wrapped: bytesToBase64(wrapped), publique: bytesToBase64(pair.public) };
}

/** The data key of a way in, or null when the passphrase’s key is not the right one. */
export async function unwrapDataKey(
  wrap: Pick<WrappedKey, 'id' | 'nonce' | 'wrapped' | 'boite'>,
  passphraseKey: Uint8Array,
  keyId: Id,
): Promise<Uint8Array | null> {
  const nonce = base64ToBytes(wrap.nonce);
  const { boite } = wrap;
  const aad =
    boite === undefined ? toBytes(`relais-coffre|1|${keyId}|${wrap.id}`) : privateData(wrap.id);
  let opened: Uint8Array;
  try {
    opened = xchacha20poly1305(passphraseKey, nonce, aad).decrypt(base64ToBytes(wrap.wrapped));
  } catch {
    return null;
  }
  return boite === undefined ? opened : openBox(boite, opened, keyId, wrap.id);
}

/** What is in a box; null when it was altered, or sealed for another key than the vault says. */
async function openBox(
  { ephemere, nonce, scellee }: KeyBox,
  privateKey: Uint8Array,
  keyId: Id,
  wrapId: Id,
): Promise<Uint8Array | null> {
  const key = await sharedSecret(
    await importPrivate(privateKey),
    await importPublic(base64ToBytes(ephemere)),
  );
  privateKey.fill(0);
  try {
    const cipher = xchacha20poly1305(key, base64ToBytes(nonce), boxData(keyId, wrapId));
    return cipher.decrypt(base64ToBytes(scellee));
  } catch {
    return null;
  } finally {
    key.fill(0);
  }
}

function privateData(wrapId: Id): Uint8Array {
  return toBytes(`relais-coffre|2|${wrapId}`);
}

function boxData(keyId: Id, wrapId: Id): Uint8Array {
  return toBytes(`relais-boite|2|${keyId}|${wrapId}`);
}

function publicData(keyId: Id, wrapId: Id): Uint8Array {
  return toBytes(`relais-boite-publique|2|${keyId}|${wrapId}`);
}

function toBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
