import { readFileSync } from 'node:fs';

/** Ticks of the kernel’s clock a second, on every Linux Relais runs on. */
const TICKS = 100;

/** Every process this one started, and theirs. Linux. */
export function descendants(): readonly number[] {
  const found: number[] = [];
  const look = (pid: number) => {
    const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').map(Number);
    for (const child of children.filter((one) => one > 0)) {
      found.push(child);
      look(child);
    }
  };
  look(process.pid);
  return found;
}

/** Processor seconds some processes have used since they began. */
export function processorSeconds(pids: readonly number[]): number {
  return pids.reduce((total, pid) => {
    // After the name, which may hold spaces: user and system ticks are the 12th and 13th.
    const [, after = ''] = read(`/proc/${pid}/stat`).split(') ');
    const fields = after.split(' ');
    return total + (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS;
  }, 0);
}

/** Megabytes of memory a process holds now. */
export function heldMegabytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}
