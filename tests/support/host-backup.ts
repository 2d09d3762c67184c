import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createSealer } from '../../renderer/data/sealing/sealer.ts';
import { BACKUP_KEY_VERSION } from '../../shared/domain/sauvegarde/backup-state.ts';
import type { BackupState } from '../../shared/domain/sauvegarde/backup-state.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { createFakeRandom } from './fake-random.ts';
import type { TestDesk } from './host-desk.ts';
import { createTestFolder } from './host-folder.ts';

/** The key of a test’s backups, and the data key it is sealed with. */
export const BACKUP_KEY = Buffer.alloc(32, 7).toString('base64');
const DATA_KEY = 9;

/** A folder that stands for a USB key, called `CLE_USB` as one. */
export function createUsbKey(): string {
  const folder = join(createTestFolder(), 'CLE_USB');
  mkdirSync(folder);
  return folder;
}

/** Chooses where the backups of a desk go, as the page does once a responsable has said it. */
export async function chooseBackups(desk: TestDesk, dossier: string): Promise<Result<BackupState>> {
  const vault = desk.profile.readVault();
  if (vault === null) throw new Error('The desk is not installed.');
  const { id } = desk.profile.read();
  const sealer = createSealer(
    new Uint8Array(32).fill(DATA_KEY),
    vault.keyId,
    createFakeRandom('cle des sauvegardes'),
  );
  const identity = { id, collection: 'sauvegarde', schema: BACKUP_KEY_VERSION } as const;
  return desk.call('backup.choose', {
    dossier,
    cle: BACKUP_KEY,
    scellee: sealer.seal(identity, { cle: BACKUP_KEY }),
    keyId: vault.keyId,
  });
}

/** Every file under a place of backups, from there. */
export function filesOf(dossier: string): readonly string[] {
  return readdirSync(dossier, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dossier.length + 1))
    .toSorted();
}

/** The sealed backups of a place, the earliest first. */
export function backupsOf(dossier: string): readonly string[] {
  return filesOf(dossier).filter((name) => name.endsWith('.relais'));
}
