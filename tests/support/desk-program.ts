import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { untilGone } from './desk-processes.ts';

/** The project’s folder. */
const projectFolder = join(import.meta.dirname, '..', '..');

const compiled = join(projectFolder, 'test-results', 'compiled');

/** How a program ended, and everything it said. */
export interface Ending {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
}

/** A command of the product, run as a person would: in a process group of its own. */
export interface Program {
  readonly pid: number;
  readonly ended: Promise<Ending>;
  /** What both outputs have said so far, line by line. */
  said(): readonly string[];
  /** What `pattern` captures on the first line that matches it, on either output. */
  hear(pattern: RegExp): Promise<readonly string[]>;
  /** Signals the program alone. */
  signal(name: NodeJS.Signals): void;
  /** Signals it and everything it started, as a terminal’s Ctrl+C or a power cut does. */
  signalGroup(name: NodeJS.Signals): void;
  /** Kills whatever is left of it, and waits until nothing is. */
  destroy(): Promise<void>;
}

/** Everything started and perhaps still there, for the case when the tests themselves are stopped. */
const running = new Set<Program>();
process.on('exit', () => running.forEach((program) => program.signalGroup('SIGKILL')));

/** Runs one of the project’s files under this same Node, with nothing of this session but its PATH. */
export function runProgram(
  file: string,
  args: readonly string[],
  { env, input = '' }: { readonly env: Readonly<Record<string, string>>; readonly input?: string },
): Program {
  const child = spawn(process.execPath, [join(projectFolder, file), ...args], {
    cwd: projectFolder,
    detached: true,
    env: {
      PATH: process.env['PATH'],
      TMPDIR: process.env['TMPDIR'],
      // Compiled once for all the programs a run starts.
      NODE_COMPILE_CACHE: compiled,
      // Tests count to the unit; what a département withholds has tests of its own.
      RELAIS_SEUIL: '1',
      ...env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${file} did not start.`);
  child.stdin.end(input);

  const lines: string[] = [];
  const stdout: string[] = [];
  const stderr: string[] = [];
  const listeners = new Set<(line: string) => void>();
  const read = (stream: NodeJS.ReadableStream, kept: string[]) => {
    const reader = createInterface({ input: stream });
    reader.on('line', (line) => {
      kept.push(line);
      lines.push(line);
      listeners.forEach((listener) => listener(line));
    });
    return once(reader, 'close');
  };
  const closed = [read(child.stdout, stdout), read(child.stderr, stderr)];
  const ended = once(child, 'exit').then(async ([code]: unknown[]): Promise<Ending> => {
    // What it started may keep its outputs open after it: nobody waits for that.
    await Promise.race([Promise.all(closed), untilSilent()]);
    return { code: typeof code === 'number' ? code : null, stdout, stderr };
  });
  const signal = (target: number, name: NodeJS.Signals) => {
    try {
      process.kill(target, name);
    } catch {
      // Already gone.
    }
  };

  const program: Program = {
    pid,
    ended,
    said: () => lines,
    hear: (pattern) =>
      new Promise((resolve, reject) => {
        const listener = (line: string) => {
          const match = pattern.exec(line);
          if (match === null) return;
          listeners.delete(listener);
          resolve(match.slice(1));
        };
        listeners.add(listener);
        lines.forEach(listener);
        void ended.then(() =>
          reject(new Error(`${file} ended without ${pattern.source}:\n${lines.join('\n')}`)),
        );
      }),
    signal: (name) => signal(pid, name),
    signalGroup: (name) => signal(-pid, name),
    destroy: async () => {
      signal(-pid, 'SIGKILL');
      await untilGone(({ group }) => group === pid);
      running.delete(program);
    },
  };
  running.add(program);
  return program;
}

/** A moment for what is already written to be read. */
function untilSilent(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 200));
}
