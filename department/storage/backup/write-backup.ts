import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { z } from 'zod';
import type { DepartementCode } from '../../../shared/domain/site/identifiers.ts';
import type { Clock } from '../../../shared/kernel/clock.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Database, Queryable } from '../database.ts';
import { BACKUP_VERSION } from './format.ts';
import type { BackupHead } from './format.ts';
import { listTables } from './tables.ts';

/** Lines asked of the database at once. */
const BATCH = 500;

const lineRowSchema = z.object({ line: z.string() });
const migrationRowSchema = z.object({ migration: z.int() });

/**
 * Copies the whole database to a file, in one consistent look, while the server works. The file is
 * readable by its owner alone, and has its name only once whole and on the disk. Gives how many lines.
 */
export async function writeBackup(
  database: Database,
  { path, departement, clock }: { path: string; departement: DepartementCode; clock: Clock },
): Promise<Result<number>> {
  if ((await stat(path).catch(() => null)) !== null)
    return refuse(
      'fichier-existant',
      `Le fichier ${path} existe déjà : donnez un autre nom, une sauvegarde n’en remplace jamais une autre.`,
    );
  const draft = `${path}.partiel`;
  try {
    const lines = await database.transaction(async (client) => {
      const count = { lines: 0 };
      await pipeline(
        Readable.from(readLines(client, departement, clock, count)),
        createGzip(),
        createWriteStream(draft, { mode: 0o600 }),
      );
      return count.lines;
    }, 'ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const file = await open(draft, 'r+');
    await file.sync();
    await file.close();
    await rename(draft, path);
    return ok(lines);
  } catch (error) {
    await rm(draft, { force: true });
    if (error instanceof Error && 'code' in error && isOfDisk(error.code))
      return refuse(
        'fichier-impossible',
        `Le fichier ${path} ne peut pas être écrit : vérifiez le dossier, vos droits et la place qui reste.`,
      );
    throw error;
  }
}

async function* readLines(
  client: Queryable,
  departement: DepartementCode,
  clock: Clock,
  count: { lines: number },
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const told = (line: string): string => {
    hash.update(`${line}\n`, 'utf8');
    return `${line}\n`;
  };
  const [row] = await client.query('SELECT max(version) AS migration FROM relais_migrations');
  const head: BackupHead = {
    relais: 'sauvegarde',
    version: BACKUP_VERSION,
    departement,
    migration: migrationRowSchema.parse(row).migration,
    at: clock.now().toString(),
  };
  yield told(JSON.stringify(head));
  for (const table of await listTables(client)) {
    await client.query(
      `DECLARE lines NO SCROLL CURSOR FOR
       SELECT jsonb_build_array('${table}', to_jsonb(kept))::text AS line FROM ${table} AS kept`,
    );
    for (;;) {
      const rows = await client.query(`FETCH ${BATCH} FROM lines`);
      for (const one of rows) {
        count.lines += 1;
        yield told(lineRowSchema.parse(one).line);
      }
      if (rows.length < BATCH) break;
    }
    await client.query('CLOSE lines');
  }
  yield `${JSON.stringify({ fin: true, lignes: count.lines, empreinte: hash.digest('hex') })}\n`;
}

function isOfDisk(code: unknown): boolean {
  return ['ENOENT', 'EACCES', 'EPERM', 'ENOSPC', 'EROFS', 'ENOTDIR', 'EISDIR'].includes(
    String(code),
  );
}
