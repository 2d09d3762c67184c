import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { PostgresBinaries } from './binaries.ts';
import { toEnvironment } from './environment.ts';
import { postmasterPath, readPostmasterFile } from './postmaster-file.ts';
import { hasProcessTable, readProcess } from './process-table.ts';
import type { ProcessEntry } from './process-table.ts';

const run = promisify(execFile);

/** Milliseconds a fast shutdown may take before an immediate one is asked for, and between looks. */
const FAST_SHUTDOWN = 30_000;
const IMMEDIATE_SHUTDOWN = 10_000;
const STEP = 50;

/**
 * Stops the PostgreSQL an earlier run left behind on these data (its program was killed outright),
 * and clears the mark of one that no longer runs. Call it only while holding the folder: the
 * database of a living program is not an orphan. Stopped rather than joined, because nothing would
 * stop it at the end: it is not our child.
 */
export async function takeOver(base: string, binaries: PostgresBinaries): Promise<Result<null>> {
  return hasProcessTable ? takeOverByProcess(base) : takeOverByControl(base, binaries);
}

async function takeOverByProcess(base: string): Promise<Result<null>> {
  const file = await readPostmasterFile(base);
  if (file !== null) {
    const identity = identify(await readProcess(file.pid), base);
    if (identity === 'unsure') return refuseBusy(file.pid);
    if (identity === 'ours') {
      const stopped =
        (await shutDown(file.pid, 'SIGINT', FAST_SHUTDOWN)) ||
        (await shutDown(file.pid, 'SIGQUIT', IMMEDIATE_SHUTDOWN));
      if (!stopped) return refuseBusy(file.pid);
    }
  }
  // PostgreSQL would refuse to start on a mark cut short by a power failure, or whose process id is
  // now a zombie’s or another program’s.
  await rm(postmasterPath(base), { force: true });
  return ok(null);
}

/** Is this process the database of `base`? When in doubt its mark must stay: two would destroy it. */
function identify(entry: ProcessEntry | null, base: string): 'ours' | 'other' | 'unsure' {
  if (entry === null) return 'other';
  if (!basename(entry.arguments[0] ?? '').startsWith('postgres')) return 'other';
  if (entry.folder !== null) return entry.folder === base ? 'ours' : 'other';
  return entry.arguments.includes(base) ? 'ours' : 'unsure';
}

async function shutDown(pid: number, signal: NodeJS.Signals, patience: number): Promise<boolean> {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone in between, or not ours to stop: the wait below tells which.
  }
  for (let waited = 0; waited <= patience; waited += STEP) {
    if ((await readProcess(pid)) === null) return true;
    await sleep(STEP);
  }
  return false;
}

async function takeOverByControl(base: string, binaries: PostgresBinaries): Promise<Result<null>> {
  const control = (...words: string[]): Promise<unknown> =>
    run(binaries.pgCtl, [...words, '-D', base], { env: toEnvironment(process.env) });
  const isRunning = await control('status').then(
    () => true,
    () => false,
  );
  if (!isRunning) return ok(null);
  const file = await readPostmasterFile(base);
  return control('stop', '-m', 'fast', '-w').then(
    () => ok(null),
    () => refuseBusy(file?.pid ?? 0),
  );
}

function refuseBusy(pid: number): Result<null> {
  return refuse(
    'base-occupee',
    `Une base PostgreSQL (processus ${pid}) utilise encore ce dossier de données et n’a pas pu être arrêtée : arrêtez ce processus, puis relancez.`,
  );
}
