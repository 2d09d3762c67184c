import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { BACKUP_VERSION, endSchema, headSchema } from './format.ts';
import type { BackupHead } from './format.ts';

const damaged = refuse(
  'sauvegarde-abimee',
  'Ce fichier n’est pas une sauvegarde de Relais, ou il est abîmé : essayez une autre sauvegarde. Rien n’a été modifié.',
);

/** Reads a backup from end to end without keeping any of it: whether it is whole, and what it is of. */
export async function checkBackup(path: string): Promise<Result<BackupHead>> {
  const hash = createHash('sha256');
  let head: BackupHead | null = null;
  let last: string | null = null;
  let lines = -1;
  try {
    for await (const line of readLines(path)) {
      if (last !== null) hash.update(`${last}\n`, 'utf8');
      if (head === null) {
        const read = headSchema.safeParse(JSON.parse(line));
        if (!read.success) return damaged;
        head = read.data;
      }
      last = line;
      lines += 1;
    }
    const end = endSchema.safeParse(JSON.parse(last ?? 'null'));
    if (head === null || !end.success) return damaged;
    const { lignes, empreinte } = end.data;
    // All but the head and the end.
    if (lignes !== lines - 1 || empreinte !== hash.digest('hex')) return damaged;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return refuse('fichier-absent', `Le fichier ${path} n’existe pas : vérifiez son nom.`);
    return damaged;
  }
  return head.version > BACKUP_VERSION
    ? refuse(
        'sauvegarde-trop-recente',
        'Cette sauvegarde vient d’une version plus récente de Relais : installez cette version ou une plus récente.',
      )
    : ok(head);
}

/** The lines of a backup, its head first. */
export function readLines(path: string): AsyncIterable<string> {
  const input = createReadStream(path).on('error', (error) => gunzip.destroy(error));
  const gunzip = createGunzip();
  return createInterface({ input: input.pipe(gunzip), crlfDelay: Infinity });
}
