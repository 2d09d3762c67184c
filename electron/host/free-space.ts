import { statfsSync } from 'node:fs';

/** Below this many free bytes new entries are refused, before the disk is full and things break. */
export const LOW_SPACE_BYTES = 500 * 1024 * 1024;

/** Bytes a normal user can still write on the disk that holds `folder`. */
export function readFreeSpace(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
