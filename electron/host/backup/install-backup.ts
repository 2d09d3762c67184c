import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Profile } from '../profile/profile.ts';
import { syncFolder } from '../profile/atomic-file.ts';
import { writeBackupSettings } from './backup-settings.ts';
import type { Extracted } from './extract-backup.ts';

const LEDGER_FILES = ['journal.db', 'journal.db-wal', 'journal.db-shm'] as const;

/**
 * Puts an opened backup in the place of what the profile holds, its ledger closed. What was there is
 * first kept aside, whatever its state. The identity comes last: interrupted before it, a fresh profile
 * starts its first run, or the restoration, again. Throws the disk’s own errors.
 */
export function installBackup(
  profile: Profile,
  extracted: Extracted,
  {
    stamp,
    dossier,
    cle,
    now,
  }: {
    /** Names the folder of what was there: `2026-11-29-180203`. */
    readonly stamp: string;
    readonly dossier: string;
    readonly cle: string;
    readonly now: string;
  },
): void {
  const { folder } = profile;
  const aside = join(folder, `avant-restauration-${stamp}`);
  const former = LEDGER_FILES.filter((name) => existsSync(join(folder, name)));
  const wasInstalled = profile.read().identity !== null;
  if (wasInstalled && former.length > 0) {
    mkdirSync(aside, { recursive: true, mode: 0o700 });
    for (const name of former) copyFileSync(join(folder, name), join(aside, name));
    syncFolder(aside);
  }
  // Another ledger’s log would be played on this one.
  for (const name of LEDGER_FILES.slice(1)) rmSync(join(folder, name), { force: true });
  renameSync(join(extracted.folder, 'journal.db'), join(folder, 'journal.db'));
  restoreCopies(join(extracted.folder, 'copies'), join(folder, 'copies'));
  syncFolder(folder);
  profile.writeVault(extracted.vault);
  writeBackupSettings(folder, {
    dossier,
    cle,
    ...extracted.cleSauvegarde,
    choisiLe: now,
    derniere: null,
    seq: 0,
    echec: null,
  });
  const { identity, department } = extracted.profile;
  profile.update({ identity, department });
  rmSync(extracted.folder, { recursive: true, force: true });
}

function restoreCopies(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(from))
    if (!existsSync(join(to, name))) renameSync(join(from, name), join(to, name));
  syncFolder(to);
}
