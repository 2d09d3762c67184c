import { readdirSync } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename, join, win32 } from 'node:path';
import type { BackupPlace } from '../../../shared/domain/sauvegarde/backup-state.ts';
import type { Patience } from './patience.ts';

/** Milliseconds a place has to show itself: they are looked at every few seconds. */
const GLANCE = 2_000;

/**
 * The USB keys and shares this computer shows, to propose them; a folder may also be written. One that
 * does not answer is not shown.
 */
export async function listBackupPlaces(
  platform: NodeJS.Platform,
  patience: Patience,
): Promise<readonly BackupPlace[]> {
  const places = await Promise.all(
    candidates(platform).map((dossier) => patience.within(dossier, GLANCE, () => look(dossier))),
  );
  return places.flatMap((place) => place?.value ?? []);
}

async function look(dossier: string): Promise<readonly BackupPlace[]> {
  try {
    if (!(await stat(dossier)).isDirectory()) return [];
    const { bavail, bsize } = await statfs(dossier);
    return [{ dossier, nom: nameOfPlace(dossier), libre: bavail * bsize }];
  } catch {
    // Not mounted, or not ours to see.
    return [];
  }
}

/** A folder as people call it: the last part of its path, or the letter of a drive. */
export function nameOfPlace(dossier: string): string {
  return basename(dossier) || win32.basename(dossier) || dossier;
}

function candidates(platform: NodeJS.Platform): readonly string[] {
  switch (platform) {
    case 'win32':
      // C: is where Windows lies.
      return Array.from('DEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `${letter}:\\`);
    case 'darwin':
      return inside('/Volumes').filter((path) => basename(path) !== 'Macintosh HD');
    default: {
      const user = userName();
      return [`/media/${user}`, `/run/media/${user}`].flatMap(inside);
    }
  }
}

function inside(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** Empty where the system has no name for who runs this. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
