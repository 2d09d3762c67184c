import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** A living process of this machine. */
export interface LivingProcess {
  readonly pid: number;
  readonly group: number;
  readonly command: string;
  /** The folder it works in; null when the system does not say. */
  readonly folder: string | null;
}

/** Milliseconds between two looks at the processes, and before giving up. */
const STEP = 25;
const PATIENCE = 60_000;

/** Every living process; a zombie is none, since the machine’s first process may never reap it. */
export function listProcesses(): readonly LivingProcess[] {
  if (process.platform === 'win32') return listByPowerShell();
  return existsSync('/proc/self/stat') ? listByFolder() : listByCommand();
}

/** Waits until none of the processes `isOne` points at is left. */
export async function untilGone(isOne: (candidate: LivingProcess) => boolean): Promise<void> {
  for (let waited = 0; listProcesses().some(isOne); waited += STEP) {
    if (waited > PATIENCE) throw new Error('Some processes do not end.');
    await sleep(STEP);
  }
}

function listByFolder(): readonly LivingProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        // The name between parentheses may hold spaces and parentheses.
        const [state = '', , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (state === 'Z' || state === 'X') return [];
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return [{ pid: Number(name), group: Number(group), command, folder: readFolder(name) }];
      } catch {
        // Ended while we were reading.
        return [];
      }
    });
}

function readFolder(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function listByCommand(): readonly LivingProcess[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,pgid=,stat=,command='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [, pid, group, state = 'Z', command = ''] =
        /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
      return state.startsWith('Z')
        ? []
        : [{ pid: Number(pid), group: Number(group), command, folder: null }];
    });
}

const windowsProcesses = z.array(
  z.object({ ProcessId: z.number(), CommandLine: z.string().nullable() }),
);

/** Windows has no groups: each process stands for its own. */
function listByPowerShell(): readonly LivingProcess[] {
  const query =
    'ConvertTo-Json -Compress @(Get-CimInstance Win32_Process | Select-Object ProcessId, CommandLine)';
  const listed = execFileSync('powershell', ['-NoProfile', '-Command', query], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return windowsProcesses.parse(JSON.parse(listed)).map(({ ProcessId, CommandLine }) => ({
    pid: ProcessId,
    group: ProcessId,
    command: CommandLine ?? '',
    folder: null,
  }));
}
