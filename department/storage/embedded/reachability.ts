import type { Stats } from 'node:fs';
import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { SystemAccount } from './system-account.ts';

/** Whether an account may walk down every existing folder to `path`, itself included. */
export async function canReach(path: string, account: SystemAccount): Promise<boolean> {
  for (const folder of lineage(path)) {
    const stats = await stat(folder).catch(() => null);
    // What does not exist yet will be made reachable by `makeFolders`.
    if (stats === null) return true;
    if (!mayTraverse(stats, account)) return false;
  }
  return true;
}

/**
 * Creates the missing folders down to `path` with exactly `mode`, whatever the umask. Folders that
 * exist are left as they are.
 */
export async function makeFolders(path: string, mode: number): Promise<void> {
  for (const folder of lineage(path)) {
    if ((await stat(folder).catch(() => null)) !== null) continue;
    await mkdir(folder, { recursive: true });
    await chmod(folder, mode);
  }
}

/** Every folder and plain file under `root`, itself included; symbolic links are left out. */
export async function listTree(
  root: string,
): Promise<{ path: string; stats: Stats; isFolder: boolean; isProgram: boolean }[]> {
  const names = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = names
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    [root, ...paths].map(async (path) => {
      const stats = await stat(path);
      const isFolder = stats.isDirectory();
      return { path, stats, isFolder, isProgram: !isFolder && (stats.mode & 0o100) !== 0 };
    }),
  );
}

/** The folders from the top down to `path`. */
function lineage(path: string): string[] {
  const folders = [resolve(path)];
  for (let folder = resolve(path); dirname(folder) !== folder; folder = dirname(folder))
    folders.unshift(dirname(folder));
  return folders;
}

function mayTraverse(stats: Stats, account: SystemAccount): boolean {
  if (!stats.isDirectory()) return false;
  if (stats.uid === account.uid) return (stats.mode & 0o100) !== 0;
  if (stats.gid === account.gid) return (stats.mode & 0o010) !== 0;
  return (stats.mode & 0o001) !== 0;
}
