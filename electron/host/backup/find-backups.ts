import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { foundBackupSchema } from '../../../shared/domain/sauvegarde/backup-header.ts';
import type { FoundBackup } from '../../../shared/domain/sauvegarde/backup-header.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { BACKUP_ENDING, readBackupHeader } from './backup-file.ts';
import { nameOfPlace } from './backup-places.ts';
import { placeRefusal } from './backup-refusal.ts';

/** What of a header is offered; the rest is left out. */
const shown = foundBackupSchema.omit({ fichier: true, octets: true }).strip();

/** The most backups offered, the latest first. */
const MOST = 100;

/**
 * The backups of a folder and of the folders right inside it, the latest first: whether one points at
 * the USB key or at the folder of the desk. `heard` is called as they are read. Refusals: those of the
 * place.
 */
export async function findBackups(
  dossier: string,
  heard: () => void = () => {},
): Promise<Result<FoundBackup[]>> {
  try {
    const entries = await readdir(dossier, { withFileTypes: true });
    const inner = entries.filter(
      (entry) => entry.isDirectory() && entry.name.startsWith('relais-'),
    );
    const folders = await Promise.all(
      inner.map(async ({ name }) =>
        (await readdir(join(dossier, name))).map((file) => join(name, file)),
      ),
    );
    const names = [...entries.map(({ name }) => name), ...folders.flat()];
    const found: FoundBackup[] = [];
    for (const fichier of names.filter((name) => name.endsWith(BACKUP_ENDING))) {
      const path = join(dossier, fichier);
      const header = await readBackupHeader(path);
      heard();
      if (header === null) continue;
      found.push({ ...shown.parse(header), fichier, octets: (await stat(path)).size });
    }
    return ok(found.toSorted((a, b) => (a.le < b.le ? 1 : -1)).slice(0, MOST));
  } catch (error) {
    const refusal = placeRefusal(error, nameOfPlace(dossier));
    if (refusal !== null) return refusal;
    throw error;
  }
}
