import { z } from 'zod';

/**
 * Where the backups of a desk stand, said in words in Réglages and, when something must be done, above
 * every screen.
 */
export const backupStateSchema = z.strictObject({
  /** The folder chosen, and its name as people say it (`CLE_USB`); null until one is. */
  destination: z
    .strictObject({
      dossier: z.string(),
      nom: z.string(),
      /** On the very disk of the desk: it would be lost with it. Null while the folder is away. */
      memeDisque: z.boolean().nullable(),
    })
    .nullable(),
  enCours: z.boolean(),
  /** The last one that was read again and opened. */
  derniere: z
    .strictObject({
      le: z.iso.datetime(),
      octets: z.int().min(0),
      enregistrements: z.int().min(0),
    })
    .nullable(),
  /** Why the last attempt came to nothing, when none has succeeded since. */
  echec: z
    .strictObject({ le: z.iso.datetime(), code: z.string(), sentence: z.string() })
    .nullable(),
  /** What must be reminded: none was ever set, the last is old, or the ledger itself is damaged. */
  rappel: z.enum(['jamais', 'ancienne', 'endommage']).nullable(),
});
export type BackupState = z.infer<typeof backupStateSchema>;

/** A place that backups may be kept in, as this computer sees it. */
export const backupPlaceSchema = z.strictObject({
  dossier: z.string(),
  nom: z.string(),
  /** Bytes free, null when the system does not say. */
  libre: z.number().min(0).nullable(),
});
export type BackupPlace = z.infer<typeof backupPlaceSchema>;

/** Bytes of the key that backups are sealed with. */
export const BACKUP_KEY_BYTES = 32;

/** That key in base64. */
export const backupKeySchema = z.base64().length(44);

/** Version of that key once sealed with the data key; part of what binds it to its place. */
export const BACKUP_KEY_VERSION = 1;

/** The key of the backups, sealed with the platform’s data key (associated data `sauvegarde|profile id|1|key id`). */
export const sealedBackupKeySchema = z.base64().min(1).max(512);
