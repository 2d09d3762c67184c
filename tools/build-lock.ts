import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './build-stamp.ts';

const OUT_LOCK = join(root, 'out', '.build-lock');

const LOOK_AGAIN_MS = 200;

/** Does the work once no other process builds: theirs ends first, or is gone. */
export async function alone<T>(work: () => Promise<T>, lockFile = OUT_LOCK): Promise<T> {
  mkdirSync(dirname(lockFile), { recursive: true });
  while (!take(lockFile)) {
    const pid = holder(lockFile);
    if (pid === null || isAlive(pid)) await wait(LOOK_AGAIN_MS);
    else rmSync(lockFile, { force: true });
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

/** Linked whole: a lock never exists without the number of its process. */
function take(lockFile: string): boolean {
  const own = `${lockFile}-${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, lockFile);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** The process that builds; null when it has just ended. */
function holder(lockFile: string): number | null {
  try {
    return Number(readFileSync(lockFile, 'utf8'));
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
