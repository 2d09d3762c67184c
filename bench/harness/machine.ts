import { spawnSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem, type as system } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { ensureChromium } from '../../tools/chromium.ts';

/** What the figures were measured on. */
export const machineSchema = z.strictObject({
  processor: z.string(),
  cores: z.int(),
  memoryGigabytes: z.number(),
  system: z.string(),
  node: z.string(),
  sqlite: z.string(),
  chromium: z.string(),
});
export type Machine = z.infer<typeof machineSchema>;

export function describeMachine(): Machine {
  const [processor] = cpus();
  const database = new DatabaseSync(':memory:');
  const sqlite = z
    .object({ version: z.string() })
    .parse(database.prepare('SELECT sqlite_version() AS version').get()).version;
  database.close();
  return {
    processor: processor?.model.trim() ?? '?',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 1e9),
    system: `${system()} ${release().split('-', 1)[0] ?? ''}`,
    node: process.versions.node,
    sqlite,
    chromium: chromiumVersion(),
  };
}

/** How many tasks were waiting for a core, on average of the last minute. */
export function currentLoad(): number {
  return Math.round((loadavg()[0] ?? 0) * 10) / 10;
}

function chromiumVersion(): string {
  const found = ensureChromium();
  if (!found.ok) return 'none';
  const { stdout } = spawnSync(found.value, ['--version'], { encoding: 'utf8' });
  return /[\d.]+/.exec(stdout)?.[0] ?? '?';
}
