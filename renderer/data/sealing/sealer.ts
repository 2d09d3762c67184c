import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Collection } from '../../../shared/domain/record/envelope.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import { base64ToBytes, bytesToBase64 } from '../base64.ts';
import { DeskLocked } from '../end-of-session.ts';
import { isOwnBox, sealToBox } from '../vault/data-key.ts';
import type { KeyBox } from '../../../shared/domain/vault/vault-file.ts';
import { drawFingerprintKey, importFingerprintKey, signText } from './fingerprint-key.ts';

/** First byte of every sealed half: the format of what follows (frozen). */
const FORMAT = 1;

const NONCE_BYTES = 24;

/** Bytes a sealed text takes beyond its own: format, nonce, and the tag of Poly1305. */
export const SEAL_OVERHEAD = 1 + NONCE_BYTES + 16;

/**
 * Which record a sealed half belongs to: it opens nowhere else. `reglages` are an animateur’s own
 * settings, under the id of that person’s wrap; `chiffres` the figures of a day, under that day;
 * `sauvegarde` the key of a profile’s backups, under that profile’s id; `ancienne-cle` the data key there
 * was before, under its own id; `empreintes` the key of fingerprints, under the id of the data key.
 */
export interface SealedIdentity {
  readonly id: Id | LocalDay;
  readonly collection:
    Collection | 'reglages' | 'chiffres' | 'sauvegarde' | 'ancienne-cle' | 'empreintes';
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
  /** The data key itself, for one more way of opening the vault; see `sealToBox`. */
  sealToBox(publique: string, wrapId: Id): Promise<KeyBox>;
  /** Whether the box of a way in was made with the present data key. */
  isOwnBox(boite: KeyBox, wrapId: Id): boolean;
  /**
   * A sealed half sealed again with the present data key; null when it is already. Throws when no key
   * opens it.
   */
  reseal(half: SealedHalf): string | null;
  /** The same for a part of a copy. */
  resealPart(place: CopyPart, sealed: Uint8Array): Uint8Array | null;
  /**
   * A keyed digest of a text, 32 bytes, the same at each desk of the platform: without the data key
   * nobody can tell what it was taken of, nor try texts against it.
   */
  fingerprint(text: string): Promise<Uint8Array>;
  /** What the next vault must keep of this key, should another take its place; see `startRotation`. */
  secrets(): Promise<{ readonly dataKey: Uint8Array; readonly fingerprintKey: Uint8Array }>;
  /** Forgets the key for good. */
  destroy(): void;
}

/** A data key with its id. */
export interface DataKey {
  readonly keyId: Id;
  readonly dataKey: Uint8Array;
}

/** The keys there are beside the present one, while it takes the place of another or has. */
interface FormerKeys {
  /** What opens what is not sealed again yet. */
  readonly former?: DataKey | null;
  /** The key of fingerprints, when it was drawn from a data key that is gone. */
  readonly fingerprintKey?: Uint8Array<ArrayBuffer> | null;
}

export function createSealer(
  dataKey: Uint8Array,
  keyId: Id,
  random: Random,
  { former = null, fingerprintKey: keptKey = null }: FormerKeys = {},
): Sealer {
  let destroyed = false;
  let fingerprintKey: Promise<CryptoKey> | null = null;
  const cipher = (belongsTo: string, nonce: Uint8Array, key: DataKey = { keyId, dataKey }) => {
    if (destroyed) throw new DeskLocked();
    const aad = new TextEncoder().encode(`${belongsTo}|${key.keyId}`);
    return xchacha20poly1305(key.dataKey, nonce, aad);
  };
  const drawn = async () => keptKey ?? drawFingerprintKey(dataKey);
  const sealBytes = (belongsTo: string, plain: Uint8Array): Uint8Array => {
    const nonce = random.bytes(NONCE_BYTES);
    const encrypted = cipher(belongsTo, nonce).encrypt(plain);
    const sealed = new Uint8Array(1 + NONCE_BYTES + encrypted.length);
    sealed[0] = FORMAT;
    sealed.set(nonce, 1);
    sealed.set(encrypted, 1 + NONCE_BYTES);
    return sealed;
  };
  const openWith = (belongsTo: string, sealed: Uint8Array, key?: DataKey): Uint8Array => {
    if (sealed[0] !== FORMAT) throw new Error('Unknown format of sealed half.');
    const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
    return cipher(belongsTo, nonce, key).decrypt(sealed.subarray(1 + NONCE_BYTES));
  };
  const openBytes = (belongsTo: string, sealed: Uint8Array): Uint8Array => {
    if (former === null || destroyed) return openWith(belongsTo, sealed);
    try {
      return openWith(belongsTo, sealed);
    } catch {
      return openWith(belongsTo, sealed, former);
    }
  };
  const resealBytes = (belongsTo: string, sealed: Uint8Array): Uint8Array | null => {
    try {
      openWith(belongsTo, sealed);
      return null;
    } catch (error) {
      if (former === null || destroyed) throw error;
      return sealBytes(belongsTo, openWith(belongsTo, sealed, former));
    }
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
    sealToBox: async (publique, wrapId) => {
      if (destroyed) throw new DeskLocked();
      return sealToBox(dataKey, publique, keyId, wrapId, random);
    },
    isOwnBox: (boite, wrapId) => {
      if (destroyed) throw new DeskLocked();
      return isOwnBox(dataKey, boite, keyId, wrapId);
    },
    reseal: (half) => {
      if (half.sealed === null) return null;
      const sealed = resealBytes(identityToText(half), base64ToBytes(half.sealed));
      return sealed && bytesToBase64(sealed);
    },
    resealPart: (place, sealed) => resealBytes(placeToText(place), sealed),
    fingerprint: async (text) => {
      if (destroyed) throw new DeskLocked();
      fingerprintKey ??= drawn().then(importFingerprintKey);
      return signText(await fingerprintKey, text);
    },
    secrets: async () => {
      if (destroyed) throw new DeskLocked();
      const copy = dataKey.slice();
      return { dataKey: copy, fingerprintKey: (await drawn()).slice() };
    },
    destroy: () => {
      dataKey.fill(0);
      former?.dataKey.fill(0);
      keptKey?.fill(0);
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
