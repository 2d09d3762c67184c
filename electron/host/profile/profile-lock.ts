import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { readFileIfAny, writeFileAtomically } from './atomic-file.ts';
import { sqliteErrorCode } from '../ledger/sqlite-error.ts';

const SQLITE_BUSY = 5;

/** Where the desk that holds a profile can be asked to show itself. */
export const holderSchema = z.strictObject({
  pid: z.int(),
  origin: z.string(),
  secret: z.string(),
});
export type Holder = z.infer<typeof holderSchema>;

/** A profile held by this process until released, or until the process dies, however it dies. */
export interface ProfileLock {
  /** Tells later starts where this desk is. */
  announce(holder: Holder): void;
  release(): void;
}

/**
 * Takes a profile for this process: an exclusive SQLite transaction, which the system itself drops
 * when the process is killed. When another process holds it, gives what that one announced. Throws
 * SQLite’s own errors when the folder or its lock cannot be written.
 */
export function takeProfileLock(
  folder: string,
): { readonly taken: ProfileLock } | { readonly holder: Holder | null } {
  const database = new DatabaseSync(join(folder, 'verrou.db'), { timeout: 0 });
  const holderPath = join(folder, 'ouvert.json');
  try {
    // The write, never kept, is what fails on a file this user may only read: such a transaction
    // would begin all the same, and exclude nobody. Its journal stays in memory.
    database.exec('PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE; PRAGMA user_version=1');
  } catch (error) {
    database.close();
    if (sqliteErrorCode(error) === SQLITE_BUSY) return { holder: readHolder(holderPath) };
    throw error;
  }
  return {
    taken: {
      announce: (holder) => writeFileAtomically(holderPath, JSON.stringify(holder)),
      release: () => database.close(),
    },
  };
}

function readHolder(path: string): Holder | null {
  try {
    const parsed = holderSchema.safeParse(JSON.parse(readFileIfAny(path) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
