import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const CLI = join(import.meta.dirname, '..', '..', 'department', 'cli.ts');
const READY = 'Département prêt : ';

/** What a finished command left. */
export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** The département’s command line, running. */
export interface Running {
  readonly child: ChildProcess;
  /** What is written so far on the standard output. */
  readonly lines: readonly string[];
  readonly ended: Promise<Finished>;
}

/** A server that said where it answers. */
export interface RunningDepartment extends Running {
  readonly url: string;
}

interface RunOptions {
  /** Its own process group, so that the group can be killed without the tests. */
  readonly ownGroup?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Runs the command line with these words. */
export function runDepartment(words: readonly string[], options: RunOptions = {}): Running {
  const { DATABASE_URL: _unwanted, ...environment } = process.env;
  const child = fork(CLI, words, {
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    detached: options.ownGroup === true,
    execArgv: [],
    // Reading TypeScript is most of a start: done once, kept for the next ones.
    env: {
      ...environment,
      NODE_COMPILE_CACHE: join(tmpdir(), `relais-compiled-${process.getuid?.() ?? 0}`),
      ...options.env,
    },
  });
  child.stdin?.end(options.input ?? '');
  const lines: string[] = [];
  let err = '';
  if (child.stdout !== null)
    createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString('utf8');
  });
  // Not the child’s `close` event: Node leaves it out once the channel is disconnected.
  const ended = Promise.all([
    new Promise<Pick<Finished, 'code' | 'signal'>>((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal }));
    }),
    untilClosed(child.stdout),
    untilClosed(child.stderr),
  ]).then(([exit]) => ({ ...exit, out: lines.join('\n'), err }));
  return { child, lines, ended };
}

function untilClosed(stream: Readable | null): Promise<void> {
  return new Promise((resolve) => {
    if (stream === null) resolve();
    else stream.once('close', () => resolve());
  });
}

/** Starts the server and waits until it says it is ready; throws with its last words otherwise. */
export async function startDepartmentProcess(
  words: readonly string[],
  options: RunOptions = {},
): Promise<RunningDepartment> {
  const running = runDepartment(words, options);
  const { stdout } = running.child;
  if (stdout === null) throw new Error('The output is not read.');
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: stdout }).on('line', (line) => {
      if (line.startsWith(READY)) resolve(line.slice(READY.length));
    });
    void running.ended.then(({ err }) => reject(new Error(err)));
  });
  return { ...running, url };
}
