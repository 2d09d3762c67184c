import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../shared/kernel/clock.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Database, Queryable } from './database.ts';

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

const appliedSchema = z.object({ version: z.int(), checksum: z.string() });

/** Names the advisory lock that keeps two starting servers from migrating at once (any constant). */
const LOCK = 4_849_001;

/** The migrations shipped with the program. */
export const MIGRATIONS_FOLDER = join(import.meta.dirname, '..', 'migrations');

/**
 * Brings a database up to the program: numbered SQL files, forward only, all in one transaction
 * under one lock, each recorded with its checksum. Refuses a database newer than the program, or one
 * built from other files. Gives how many were applied. `upTo` stops at an older version, to fill it from
 * a backup of that version.
 */
export async function migrate(
  database: Database,
  folder: string,
  clock: Clock,
  upTo = Infinity,
): Promise<Result<number>> {
  const migrations = await readMigrations(folder);
  return database.transaction(async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await client.query(
      `CREATE TABLE IF NOT EXISTS relais_migrations (
         version integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL,
         applied_at timestamptz NOT NULL)`,
    );
    const applied = await readApplied(client);
    const refusal = compare(applied, migrations);
    if (refusal !== null) return refusal;
    const missing = migrations.slice(applied.length, upTo);
    for (const migration of missing) await apply(client, migration, clock);
    return ok(missing.length);
  });
}

async function readApplied(client: Queryable): Promise<z.infer<typeof appliedSchema>[]> {
  const rows = await client.query(
    'SELECT version, checksum FROM relais_migrations ORDER BY version',
  );
  return rows.map((row) => appliedSchema.parse(row));
}

function compare(
  applied: readonly z.infer<typeof appliedSchema>[],
  migrations: readonly Migration[],
): Result<never> | null {
  if (applied.length > migrations.length)
    return refuse(
      'base-plus-recente',
      'La base de données a été créée par une version plus récente de Relais : installez cette version ou une plus récente. Rien n’a été modifié.',
    );
  const isSame = applied.every(
    ({ version, checksum }, index) =>
      migrations[index]?.version === version && migrations[index].checksum === checksum,
  );
  return isSame
    ? null
    : refuse(
        'base-differente',
        'La base de données ne correspond pas à cette version de Relais : vérifiez l’adresse de la base et l’intégrité du programme. Rien n’a été modifié.',
      );
}

async function apply(client: Queryable, migration: Migration, clock: Clock): Promise<void> {
  await client.query(migration.sql);
  await client.query(
    'INSERT INTO relais_migrations (version, name, checksum, applied_at) VALUES ($1, $2, $3, $4)',
    [migration.version, migration.name, migration.checksum, clock.now().toString()],
  );
}

/** The files `NNNN_name.sql` of a folder, numbered from 1 without a gap; throws when they are not. */
async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (name, index) => {
      if (!name.startsWith(`${String(index + 1).padStart(4, '0')}_`))
        throw new Error(`Migrations are not numbered without a gap: ${name}.`);
      // A checkout may have changed the line ends; the statements are the same.
      const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
      const checksum = createHash('sha256').update(sql).digest('hex');
      return { version: index + 1, name, sql, checksum };
    }),
  );
}
