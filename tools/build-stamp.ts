import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The project’s folder. Not taken from run.ts: what it loads would triple the time of a check. */
export const root = join(import.meta.dirname, '..');

/** Everything the built files depend on, from the project’s root. */
const sources = [
  'electron/host',
  'electron/main',
  'electron/preload',
  'renderer',
  'resources',
  'shared',
  'electron.vite.config.ts',
  'vite.pilotage.config.ts',
  'vite.visiteurs.config.ts',
  'vite.visio.config.ts',
  'tools/build.ts',
  'tools/commune-asset.ts',
  'tools/page-build.ts',
  'package.json',
  'package-lock.json',
] as const;

const outputs = ['out/main', 'out/preload', 'out/renderer', 'out/pilotage'] as const;

const stampFile = join(root, 'out', '.build-stamp');

/** A digest of the sources as they stand: paths, sizes and times, not contents (30 ms). */
export function digestSources(): string {
  return digest(sources);
}

/** Whether the last whole build was made from these sources and is still there, untouched. */
export function isFresh(): boolean {
  const stamp = readStamp();
  return stamp !== null && stamp === stampOf(digestSources());
}

/** Forgets the last build: one that breaks off must never pass for whole. */
export function forgetBuild(): void {
  rmSync(stampFile, { force: true });
}

/** Remembers a whole build made from sources of that digest, taken before it began. */
export function rememberBuild(sourcesDigest: string): void {
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(stampFile, stampOf(sourcesDigest));
}

function stampOf(sourcesDigest: string): string {
  return `${sourcesDigest}\n${digest(outputs)}\n`;
}

function readStamp(): string | null {
  try {
    return readFileSync(stampFile, 'utf8');
  } catch {
    return null;
  }
}

function digest(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesUnder(path)) {
      const { size, mtimeMs } = statSync(join(root, file));
      hash.update(`${file}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/** The files at or under a path, sorted; none when it does not exist. */
function filesUnder(path: string): string[] {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (stats === undefined) return [];
  if (stats.isFile()) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
