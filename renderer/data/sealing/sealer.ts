import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Collection } from '../../../shared/domain/record/envelope.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import { base64ToBytes, bytesToBase64 } from '../base64.ts';
import { DeskLocked } from '../end-of-session.ts';
import { wrapDataKey } from '../vault/data-key.ts';
import { drawFingerprintKey, signText } from './fingerprint-key.ts';

/** First byte of every sealed half: the format of what follows (frozen). */
const FORMAT = 1;

const NONCE_BYTES = 24;

/** Bytes a sealed text takes beyond its own: format, nonce, and the tag of Poly1305. */
export const SEAL_OVERHEAD = 1 + NONCE_BYTES + 16;

/**
 * Which record a sealed half belongs to: it opens nowhere else. `reglages` are an animateur’s own
 * settings, under the id of that person’s wrap; `chiffres` the figures of a day, under that day;
 * `sauvegarde` the key of a profile’s backups, under that profile’s id.
 */
export interface SealedIdentity {
  readonly id: Id | LocalDay;
  readonly collection: Collection | 'reglages' | 'chiffres' | 'sauvegarde';
  readonly schema: number;
}

/** Which part of which copy some sealed bytes are: they open in no other place, nor among others. */
export interface CopyPart {
  readonly id: Id;
  readonly part: number;
  readonly parts: number;
}

/** A sealed half with what it belongs to: an envelope, for one. */
export interface SealedHalf extends SealedIdentity {
  readonly sealed: string | null;
}

/**
 * Seals and opens the sealed halves with the platform’s data key, while the desk is unlocked.
 * Format 1: one format byte, 24 random bytes of nonce, XChaCha20-Poly1305 ciphertext of the JSON in
 * UTF-8; the associated data is `collection|id|schema|key id`. Base64.
 */
export interface Sealer {
  seal(identity: SealedIdentity, value: unknown): string;
  /** The value of a sealed half; throws when it was altered or belongs elsewhere. */
  open(half: SealedHalf): unknown;
  /**
   * Seals one part of a copy, in the same format; the associated data is `copie|id|part|parts|key id`.
   * Takes `SEAL_OVERHEAD` bytes more.
   */
  sealPart(place: CopyPart, bytes: Uint8Array): Uint8Array;
  /** The bytes of a part; throws when it was altered, cut, or is another part’s. */
  openPart(place: CopyPart, sealed: Uint8Array): Uint8Array;
  /** The data key itself, for one more way of opening the vault; see `wrapDataKey`. */
  wrapKey(secretKey: Uint8Array, nonce: Uint8Array, wrapId: Id): string;
  /**
   * A keyed digest of a text, 32 bytes, the same at each desk of the platform: without the data key
   * nobody can tell what it was taken of, nor try texts against it.
   */
  fingerprint(text: string): Promise<Uint8Array>;
  /** Forgets the key for good. */
  destroy(): void;
}

export function createSealer(dataKey: Uint8Array, keyId: Id, random: Random): Sealer {
  let destroyed = false;
  let fingerprintKey: Promise<CryptoKey> | null = null;
  const cipher = (belongsTo: string, nonce: Uint8Array) => {
    if (destroyed) throw new DeskLocked();
    const aad = new TextEncoder().encode(`${belongsTo}|${keyId}`);
    return xchacha20poly1305(dataKey, nonce, aad);
  };
  const sealBytes = (belongsTo: string, plain: Uint8Array): Uint8Array => {
    const nonce = random.bytes(NONCE_BYTES);
    const encrypted = cipher(belongsTo, nonce).encrypt(plain);
    const sealed = new Uint8Array(1 + NONCE_BYTES + encrypted.length);
    sealed[0] = FORMAT;
    sealed.set(nonce, 1);
    sealed.set(encrypted, 1 + NONCE_BYTES);
    return sealed;
  };
  const openBytes = (belongsTo: string, sealed: Uint8Array): Uint8Array => {
    if (sealed[0] !== FORMAT) throw new Error('Unknown format of sealed half.');
    const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
    return cipher(belongsTo, nonce).decrypt(sealed.subarray(1 + NONCE_BYTES));
  };
  return {
    seal: (identity, value) =>
      bytesToBase64(
        sealBytes(identityToText(identity), new TextEncoder().encode(JSON.stringify(value))),
      ),
    open: (half) => {
      if (half.sealed === null) throw new Error('This record has no sealed half.');
      const plain = openBytes(identityToText(half), base64ToBytes(half.sealed));
      return JSON.parse(new TextDecoder().decode(plain)) as unknown;
    },
    sealPart: (place, bytes) => sealBytes(placeToText(place), bytes),
    openPart: (place, sealed) => openBytes(placeToText(place), sealed),
    wrapKey: (secretKey, nonce, wrapId) => {
      if (destroyed) throw new DeskLocked();
      return wrapDataKey(dataKey, secretKey, nonce, keyId, wrapId);
    },
    fingerprint: async (text) => {
      if (destroyed) throw new DeskLocked();
      fingerprintKey ??= drawFingerprintKey(dataKey);
      return signText(await fingerprintKey, text);
    },
    destroy: () => {
      dataKey.fill(0);
      fingerprintKey = null;
      destroyed = true;
    },
  };
}

function identityToText({ collection, id, schema }: SealedIdentity): string {
  return `${collection}|${id}|${schema}`;
}

function placeToText({ id, part, parts }: CopyPart): string {
  return `copie|${id}|${part}|${parts}`;
}
