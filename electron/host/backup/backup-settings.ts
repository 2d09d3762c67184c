import { join } from 'node:path';
import { z } from 'zod';
import {
  backupKeySchema,
  backupStateSchema,
  sealedBackupKeySchema,
} from '../../../shared/domain/sauvegarde/backup-state.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import { readFileIfAny, writeFileAtomically } from '../profile/atomic-file.ts';

/** Version of the settings of the backups, in the profile. */
export const BACKUP_SETTINGS_VERSION = 1;

/**
 * Where backups go, the key that seals them, and how the last ones went. The key is here in the open,
 * readable by the profile’s owner only: what it seals lies in the open in this same profile. On the
 * USB key it stands sealed with the data key.
 */
export const backupSettingsSchema = z.strictObject({
  format: z.literal('relais-sauvegardes'),
  version: z.literal(BACKUP_SETTINGS_VERSION),
  dossier: z.string(),
  cle: backupKeySchema,
  /** The same, sealed with the data key `keyId`, for the profile `profil`. */
  scellee: sealedBackupKeySchema,
  keyId: idSchema,
  profil: idSchema,
  choisiLe: z.iso.datetime(),
  derniere: backupStateSchema.shape.derniere,
  /** The last write of the ledger that it holds. */
  seq: z.int().min(0),
  echec: backupStateSchema.shape.echec,
});
export type BackupSettings = z.infer<typeof backupSettingsSchema>;

/** The settings of the backups of a profile: null until a folder is chosen, or when unreadable. */
export function readBackupSettings(profile: string): BackupSettings | null {
  const text = readFileIfAny(pathOf(profile));
  if (text === null) return null;
  try {
    const parsed = backupSettingsSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export function writeBackupSettings(
  profile: string,
  settings: Omit<BackupSettings, 'format' | 'version'>,
): void {
  const file: BackupSettings = {
    format: 'relais-sauvegardes',
    version: BACKUP_SETTINGS_VERSION,
    ...settings,
  };
  writeFileAtomically(pathOf(profile), `${JSON.stringify(file, null, 2)}\n`);
}

function pathOf(profile: string): string {
  return join(profile, 'sauvegardes.json');
}
