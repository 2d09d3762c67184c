import { z } from 'zod';
import type { Queryable } from '../database.ts';

const tableRowSchema = z.object({ name: z.string() });
const linkRowSchema = z.object({ child: z.string(), parent: z.string() });

/** Not copied: what says how the tables were built, and sessions, which end with a restoration. */
const LEFT_OUT = ['relais_migrations', 'staff_sessions'];

/**
 * The tables a backup holds, those another refers to before it. Found in the database itself: a table
 * that a new version adds is never forgotten.
 */
export async function listTables(client: Queryable): Promise<readonly string[]> {
  const rows = await client.query(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND NOT relispartition AND relname <> ALL ($1) ORDER BY relname`,
    [LEFT_OUT],
  );
  const links = (
    await client.query(
      `SELECT DISTINCT child.relname AS child, parent.relname AS parent FROM pg_constraint
       JOIN pg_class AS child ON child.oid = conrelid
       JOIN pg_class AS parent ON parent.oid = confrelid
       WHERE contype = 'f' AND conparentid = 0 AND child.oid <> parent.oid`,
    )
  ).map((row) => linkRowSchema.parse(row));
  const waiting = new Set(rows.map((row) => tableRowSchema.parse(row).name));
  const ordered: string[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting].filter(
      (table) => !links.some(({ child, parent }) => child === table && waiting.has(parent)),
    );
    if (ready.length === 0) throw new Error('Tables refer to each other in a circle.');
    for (const table of ready) {
      ordered.push(table);
      waiting.delete(table);
    }
  }
  return ordered;
}
