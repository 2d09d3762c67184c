import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { z } from 'zod';

/** The folder of the project. */
export const root = join(import.meta.dirname, '..');

const manifestSchema = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) });

/** The file behind a command of an installed package (`prettier`, or `tsc` of `typescript`). */
export function commandFile(packageName: string, command = packageName): string {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = manifestSchema.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );
  const file = typeof bin === 'string' ? bin : bin[command];
  if (file === undefined) throw new Error(`${packageName} has no command ${command}.`);
  return join(folder, file);
}

export interface Finished {
  /** The exit code; 1 when the process was stopped by a signal. */
  readonly code: number;
  /** What it printed, both streams together; empty when it was shown as it went. */
  readonly output: string;
}

/**
 * Runs a JavaScript or TypeScript file under this same Node, from the project's folder.
 * `show` lets its output through as it comes; otherwise it is kept and given back.
 */
export function runNode(
  args: readonly string[],
  options: { show: boolean; env?: Readonly<Record<string, string>> },
): Promise<Finished> {
  const { promise, resolve, reject } = Promise.withResolvers<Finished>();
  const child = spawn(process.execPath, args, {
    cwd: root,
    // Children that start `node` by name get the same one.
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
      ...options.env,
    },
    stdio: ['ignore', options.show ? 'inherit' : 'pipe', options.show ? 'inherit' : 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.once('error', reject);
  child.once('close', (code) =>
    resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }),
  );
  return promise;
}
