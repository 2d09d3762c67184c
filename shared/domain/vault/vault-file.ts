import { z } from 'zod';
import { localDaySchema } from '../calendar/local-day.ts';
import { idSchema } from '../site/identifiers.ts';
import type { Id } from '../site/identifiers.ts';

/** Version of the vault file. Its format is frozen: a test refuses a change without a bump. */
export const VAULT_FILE_VERSION = 3;

/** Cost of argon2id, stored beside each wrap so that it can be raised later. */
export const argon2CostSchema = z.strictObject({
  memoryKiB: z
    .int()
    .min(19 * 1024)
    .max(1024 * 1024),
  iterations: z.int().min(1).max(20),
  parallelism: z.int().min(1).max(16),
});
export type Argon2Cost = z.infer<typeof argon2CostSchema>;

/** What is asked of argon2id: 32 bytes from a passphrase and a salt, at a cost. */
export interface Argon2Request extends Argon2Cost {
  readonly passphrase: string;
  readonly salt: Uint8Array;
}

/** OWASP’s and RFC 9106’s second recommended choice: 64 MiB, three passes. */
export const DEFAULT_ARGON2_COST: Argon2Cost = { memoryKiB: 65_536, iterations: 3, parallelism: 1 };

/** `responsable`: an animateur who may also add people, change roles and remove people. */
export const roleSchema = z.enum(['responsable', 'animateur']);
export type Role = z.infer<typeof roleSchema>;

/** Letters of an animateur’s name at most. */
export const MAX_NAME = 80;

/** The ways of opening a vault at most: a platform has one or two animateurs. */
const MAX_WRAPS = 40;

const animateurSchema = z.strictObject({
  id: idSchema,
  nom: z.string().min(1).max(MAX_NAME),
  role: roleSchema,
});
export type Animateur = z.infer<typeof animateurSchema>;

/**
 * A way in’s own box (X25519): whoever holds the data key can put the next one in it, without the
 * passphrase; only the passphrase opens it. `publique`, and the data key sealed to it: `ephemere`, the
 * public key of a pair made for this alone, `nonce`, and `scellee` (XChaCha20-Poly1305 under
 * HKDF-SHA256 of the shared secret; associated data `relais-boite|2|keyId|wrap id`). `sceau` is the
 * public key again, encrypted with the data key (24 bytes of nonce first; associated data
 * `relais-boite-publique|2|keyId|wrap id`): a box that someone without that key put there is told.
 * Base64 fields.
 */
const keyBoxSchema = z.strictObject({
  publique: z.base64().length(44),
  ephemere: z.base64().length(44),
  nonce: z.base64().length(32),
  scellee: z.base64().length(64),
  sceau: z.base64().length(96),
});
export type KeyBox = z.infer<typeof keyBoxSchema>;

/**
 * One way of opening the platform’s data key (32 random bytes). `wrapped` is the private half of its
 * box, encrypted with XChaCha20-Poly1305 under a key argon2id draws from what is typed (associated data
 * `relais-coffre|2|wrap id`). A way in of version 1 has no box: `wrapped` is the data key itself
 * (associated data `relais-coffre|1|keyId|wrap id`); it becomes one of version 2 when it is next used.
 */
export const wrappedKeySchema = z.strictObject({
  id: idSchema,
  cost: argon2CostSchema,
  salt: z.base64().max(64),
  nonce: z.base64().max(64),
  wrapped: z.base64().max(128),
  boite: keyBoxSchema.optional(),
});
export type WrappedKey = z.infer<typeof wrappedKeySchema>;

/** Bytes of the part of a way in that the system’s keychain keeps. */
export const KEYCHAIN_PART_BYTES = 32;

/** That part in the open, in base64. */
export const keychainPartSchema = z.base64().length(44);

/** That part as the keychain gives it back to be kept: it alone opens it, on this machine and account. */
export const keychainSealedSchema = z.base64().min(4).max(4096);

/**
 * A person’s own way in: a passphrase. `preferences` are that person’s settings, sealed with the data
 * key as a record’s sealed half is (associated data `reglages|wrap id|1|key id`); null until set.
 * `trousseau`: the passphrase is bound to this machine by 32 random bytes that its keychain seals; what
 * encrypts `wrapped` is then HKDF-SHA256 of argon2id’s 32 bytes followed by these (`relais trousseau 3`).
 */
export const phraseWrapSchema = z.strictObject({
  kind: z.literal('phrase'),
  animateur: animateurSchema,
  ...wrappedKeySchema.shape,
  preferences: z
    .base64()
    .max(16 * 1024)
    .nullable(),
  trousseau: keychainSealedSchema.optional(),
});
export type PhraseWrap = z.infer<typeof phraseWrapSchema>;

/** The printed recovery key: twelve words, typed without accents and joined by one space. */
export const recoveryWrapSchema = z.strictObject({
  kind: z.literal('secours'),
  /** The day on the printed sheet, by which people know whether theirs is the last one. */
  createdOn: localDaySchema,
  ...wrappedKeySchema.shape,
});
export type RecoveryWrap = z.infer<typeof recoveryWrapSchema>;

export const vaultWrapSchema = z.discriminatedUnion('kind', [phraseWrapSchema, recoveryWrapSchema]);
export type VaultWrap = z.infer<typeof vaultWrapSchema>;

/**
 * The vault file: who may open the platform’s data key, never the key itself. `revision` grows by one
 * at each change, so that two windows never undo each other’s.
 */
export const vaultFileSchema = z.strictObject({
  format: z.literal('relais-coffre'),
  version: z.literal(VAULT_FILE_VERSION),
  revision: z.int().min(1),
  keyId: idSchema,
  wraps: z.array(vaultWrapSchema).min(1).max(MAX_WRAPS),
  /**
   * While what the former data key sealed is being sealed again: that key, sealed with the present one
   * (associated data `ancienne-cle|former key id|1|key id`). The former opens nothing of the present.
   */
  ancienne: z.strictObject({ keyId: idSchema, scellee: z.base64().max(256) }).optional(),
  /**
   * The key of fingerprints once the data key they were drawn from is gone, sealed with the present one
   * (associated data `empreintes|key id|1|key id`).
   */
  empreintes: z.base64().max(256).optional(),
});
export type VaultFile = z.infer<typeof vaultFileSchema>;

/**
 * A vault file as this version reads it: version 1 knew no box, version 2 no keychain, and they are
 * otherwise the same.
 */
export function upgradeVault(file: unknown): unknown {
  const former = z.looseObject({ version: z.literal([1, 2]) }).safeParse(file);
  return former.success ? { ...former.data, version: VAULT_FILE_VERSION } : file;
}

/** The ways in that have no box yet: the data key cannot be changed without leaving them out. */
export function waysWithoutBox(vault: VaultFile): readonly VaultWrap[] {
  return vault.wraps.filter(({ boite }) => boite === undefined);
}

/** The people’s ways in, in the order they were added. */
export function phraseWraps(vault: VaultFile): readonly PhraseWrap[] {
  return vault.wraps.filter((wrap) => wrap.kind === 'phrase');
}

/** The way in of one animateur, or null when that person has none (any more). */
export function findPhraseWrap(vault: VaultFile, animateurId: Id): PhraseWrap | null {
  return phraseWraps(vault).find(({ animateur }) => animateur.id === animateurId) ?? null;
}

/** The printed recovery key’s way in, or null. */
export function findRecoveryWrap(vault: VaultFile): RecoveryWrap | null {
  return vault.wraps.find((wrap) => wrap.kind === 'secours') ?? null;
}
