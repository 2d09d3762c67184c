import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../tools/run.ts';

/** The desk’s shell, running on a profile. */
export interface RunningShell {
  readonly pid: number;
  /** A link that opens it once. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the desk’s shell on a profile, serving these pages; resolves once it answers. */
export async function startShell(
  profile: string,
  port: number,
  pages: string,
): Promise<RunningShell> {
  const child = spawn(
    process.execPath,
    [join(root, 'bench/programs/shell.ts'), profile, String(port), pages],
    {
      cwd: root,
      env: {
        PATH: process.env['PATH'],
        NODE_COMPILE_CACHE: join(root, 'test-results', 'compiled'),
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const ended = once(child, 'exit');
  const url = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([line]) => String(line)),
    ended.then(() => {
      throw new Error('The shell ended before it answered.');
    }),
  ]);
  return {
    pid: child.pid ?? 0,
    url,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
