import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running PostgreSQL says of itself in its data folder. */
export interface PostmasterFile {
  readonly pid: number;
  /** Null until it has chosen its address. */
  readonly port: number | null;
  readonly isReady: boolean;
}

/** The path of the file a running PostgreSQL keeps in its data folder. */
export function postmasterPath(base: string): string {
  return join(base, 'postmaster.pid');
}

/**
 * Reads `postmaster.pid` (lines: process id, data folder, start time, port, socket folder, address,
 * shared memory, status; PostgreSQL’s `miscadmin.h`). Null when it is missing or cut short.
 */
export async function readPostmasterFile(base: string): Promise<PostmasterFile | null> {
  const text = await readFile(postmasterPath(base), 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid < 1) return null;
  const port = Number(lines[3]);
  return {
    pid,
    port: Number.isSafeInteger(port) && port > 0 ? port : null,
    isReady: lines[7]?.trim() === 'ready',
  };
}
