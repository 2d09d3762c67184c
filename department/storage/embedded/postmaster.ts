import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { platform } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { PostgresBinaries } from './binaries.ts';
import type { DataFolder } from './data-folder.ts';
import { toEnvironment } from './environment.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import type { SystemAccount } from './system-account.ts';

const run = promisify(execFile);

/** A PostgreSQL that answers. */
export interface Postmaster {
  readonly port: number;
  /** Settles when the process has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
}

/** Milliseconds between two looks at a starting database. */
const STEP = 20;

/** Milliseconds after which a fast shutdown is hurried; the next start then recovers from its log. */
const HURRY = 30_000;

/** Other starts tried when the port was taken in between, or a killed one’s last parts linger. */
const RETRIES = 40;
const RETRY_STEP = 250;

/**
 * Runs PostgreSQL on loopback only, on a free port, with no socket file, in our own process group: a
 * signal to the group, SIGKILL included, reaches it too. Gives its last words when it does not start.
 */
export async function runPostmaster(
  folder: DataFolder,
  binaries: PostgresBinaries,
  account: SystemAccount | null,
): Promise<Postmaster | { readonly lastWords: string }> {
  let lastWords = '';
  for (let attempt = 0; attempt <= RETRIES; attempt += 1) {
    const port = await findFreePort();
    const { child, ended } = await launch(folder, binaries, account, port);
    if (await becomesReady(child, folder.base))
      return { port, ended, stop: () => shutDown(child, ended, folder, binaries) };
    await ended;
    lastWords = await readLastWords(folder.log);
    if (!/could not bind|shared memory block .* still in use/s.test(lastWords)) break;
    await sleep(RETRY_STEP);
  }
  return { lastWords };
}

async function launch(
  folder: DataFolder,
  binaries: PostgresBinaries,
  account: SystemAccount | null,
  port: number,
): Promise<{ readonly child: ChildProcess; readonly ended: Promise<void> }> {
  const log = await open(folder.log, 'w', 0o600);
  try {
    const child = spawn(binaries.postgres, ['-D', folder.base, ...toSettings(port)], {
      cwd: folder.root,
      env: toEnvironment(process.env),
      stdio: ['ignore', log.fd, log.fd],
      ...(account === null ? {} : { uid: account.uid, gid: account.gid }),
    });
    // Listened to at once: it may end before anything else here runs.
    const ended = new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
    });
    await once(child, 'spawn');
    return { child, ended };
  } finally {
    await log.close();
  }
}

/** Given at each start rather than written once: an upgrade of the program changes them. */
function toSettings(port: number): string[] {
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    // What was acknowledged to a desk survives a power cut.
    fsync: 'on',
    synchronous_commit: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_statement: 'none',
    log_checkpoints: 'off',
    // The text of a failed query or its values never reach the log.
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    log_error_verbosity: 'terse',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function becomesReady(child: ChildProcess, base: string): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    const file = await readPostmasterFile(base);
    if (file !== null && file.pid === child.pid && file.isReady) return true;
    await sleep(STEP);
  }
  return false;
}

async function shutDown(
  child: ChildProcess,
  ended: Promise<void>,
  folder: DataFolder,
  binaries: PostgresBinaries,
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const hurry = setTimeout(() => child.kill('SIGQUIT'), HURRY);
  // Windows has no signals: PostgreSQL’s own control program speaks to it there.
  if (platform() === 'win32')
    await run(binaries.pgCtl, ['stop', '-m', 'fast', '-D', folder.base], {
      env: toEnvironment(process.env),
    });
  else child.kill('SIGINT');
  await ended;
  clearTimeout(hurry);
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}

async function readLastWords(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-10).join('\n');
}
