import { readFile, readlink } from 'node:fs/promises';
import { platform } from 'node:os';

/** A process as the system describes it. `folder` is null when we may not read it. */
export interface ProcessEntry {
  readonly startedAt: string;
  readonly arguments: readonly string[];
  readonly folder: string | null;
}

/** Whether processes can be told apart here (Linux’s `/proc`); elsewhere PostgreSQL is asked. */
export const hasProcessTable = platform() === 'linux';

/**
 * The process with this id, or null when there is none. A zombie is none: it holds nothing any more,
 * and where the first process of the machine does not reap it stays for ever.
 */
export async function readProcess(pid: number): Promise<ProcessEntry | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The command between parentheses may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8');
    return {
      // Clock ticks since boot: with the id, names one process even after ids wrap around.
      startedAt: fields[19] ?? '',
      arguments: commandLine.split('\0'),
      folder: await readlink(`/proc/${pid}/cwd`).catch(() => null),
    };
  } catch {
    return null;
  }
}

/** Whether a process answers to this id, on systems without `/proc`. */
export function answersToSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
