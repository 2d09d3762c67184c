import { z } from 'zod';
import { idSchema, siteIdSchema } from '../site/identifiers.ts';
import { keychainSealedSchema, wrappedKeySchema } from '../vault/vault-file.ts';
import { sealedBackupKeySchema } from './backup-state.ts';

/** Version of the backup file. Its format is frozen: a test refuses a change without a bump. */
export const BACKUP_VERSION = 3;

/**
 * What a backup says in the open: enough to choose it and to open it with the printed recovery key or
 * a passphrase, nothing of anybody. `entrees` are the ways in without the names they are under.
 */
export const backupHeaderSchema = z.strictObject({
  format: z.literal('relais-sauvegarde'),
  /**
   * Version 1 had ways in without a box alone, version 2 none bound to a machine; they are otherwise the
   * same.
   */
  version: z.literal([1, 2, BACKUP_VERSION]),
  le: z.iso.datetime(),
  site: siteIdSchema,
  plateforme: z.string(),
  poste: z.string(),
  demonstration: z.boolean(),
  /** The profile that the key of the backups was sealed for. */
  profil: idSchema,
  keyId: idSchema,
  entrees: z.array(
    z.strictObject({
      kind: z.enum(['phrase', 'secours']),
      ...wrappedKeySchema.shape,
      trousseau: keychainSealedSchema.optional(),
    }),
  ),
  cle: sealedBackupKeySchema,
  /** Drawn for this file alone: the key of its content is made from it. Base64 of 32 bytes. */
  sel: z.base64().length(44),
  enregistrements: z.int().min(0),
  /** The files sealed in it, in order. */
  contenu: z.array(z.strictObject({ nom: z.string(), octets: z.int().min(0) })),
  /** The copies of papers it goes with, as the folder `copies` beside it names them. */
  copies: z.array(z.string()),
});
export type BackupHeader = z.infer<typeof backupHeaderSchema>;

/** A backup as it is offered to whoever restores: its header without the lists, and where it is. */
export const foundBackupSchema = backupHeaderSchema
  .omit({ format: true, version: true, sel: true, contenu: true, copies: true })
  .extend({
    /** Its file, from the folder that was looked into. */
    fichier: z.string().max(400),
    octets: z.int().min(0),
  });
export type FoundBackup = z.infer<typeof foundBackupSchema>;

/** What a restoration put back: how many entries, erased ones left out, copies that were not there. */
export const restoredBackupSchema = z.strictObject({
  le: z.iso.datetime(),
  enregistrements: z.int().min(0),
  efface: z.int().min(0),
  copiesManquantes: z.int().min(0),
});
export type RestoredBackup = z.infer<typeof restoredBackupSchema>;
