import { z } from 'zod';
import type { Clock } from '../../../shared/kernel/clock.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Database, Queryable } from '../database.ts';
import { migrate } from '../migrate.ts';
import { endSchema, lineSchema } from './format.ts';
import { checkBackup, readLines } from './read-backup.ts';
import { listTables } from './tables.ts';

/** Lines handed to the database at once. */
const BATCH = 500;

const existsRowSchema = z.object({ exists: z.boolean() });

/**
 * Fills an empty database from a backup: its tables are built as they were, filled in one transaction,
 * then brought up to the program. Refuses a file that is damaged, and a database that holds a network.
 * Gives how many lines.
 */
export async function restoreBackup(
  database: Database,
  { path, migrations, clock }: { path: string; migrations: string; clock: Clock },
): Promise<Result<number>> {
  const head = await checkBackup(path);
  if (!head.ok) return head;
  if (await holdsNetwork(database))
    return refuse(
      'base-non-vide',
      'La base de données n’est pas vide : une restauration se fait dans une base neuve. Donnez un autre dossier avec --data, ou une autre base. Rien n’a été modifié.',
    );
  const built = await migrate(database, migrations, clock, head.value.migration);
  if (!built.ok) return built;
  const lines = await database.transaction((client) => fill(client, path));
  const updated = await migrate(database, migrations, clock);
  return updated.ok ? ok(lines) : updated;
}

async function holdsNetwork(database: Database): Promise<boolean> {
  const ask = async (question: string): Promise<boolean> => {
    const [row] = await database.query(`SELECT ${question} AS exists`);
    return existsRowSchema.parse(row).exists;
  };
  return (
    (await ask("to_regclass('public.networks') IS NOT NULL")) &&
    (await ask('EXISTS (SELECT FROM networks)'))
  );
}

async function fill(client: Queryable, path: string): Promise<number> {
  const tables = await listTables(client);
  // What a trigger derives is in the backup already.
  for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  let total = 0;
  let table = '';
  let batch: unknown[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length > 0)
      await client.query(
        `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
        [JSON.stringify(batch)],
      );
    total += batch.length;
    batch = [];
  };
  let isHead = true;
  for await (const text of readLines(path)) {
    const line: unknown = JSON.parse(text);
    if (isHead) {
      isHead = false;
      continue;
    }
    if (endSchema.safeParse(line).success) break;
    const [name, values] = lineSchema.parse(line);
    if (!tables.includes(name)) throw new Error('A backup names a table its own version had not.');
    if (name !== table || batch.length >= BATCH) await flush();
    table = name;
    batch.push(values);
  }
  await flush();
  for (const one of tables) await client.query(`ALTER TABLE ${one} ENABLE TRIGGER USER`);
  return total;
}
