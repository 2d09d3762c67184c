import { closeSync, fstatSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { isErrno } from '../profile/atomic-file.ts';

/**
 * Overwrites a file with zeros, then removes it, as the ledger does of what it erases. What a disk
 * keeps elsewhere by itself (a flash memory, a snapshot) is not reached: the file is sealed besides.
 * A missing file is fine; one that another program holds, or that may not be written, is left.
 */
export function shredFile(path: string): void {
  try {
    const file = openSync(path, 'r+');
    try {
      writeFileSync(file, Buffer.alloc(fstatSync(file).size));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    rmSync(path, { force: true });
  } catch (error) {
    if (!isErrno(error, 'ENOENT', 'EBUSY', 'EPERM', 'EACCES', 'EROFS', 'ENOSPC')) throw error;
  }
}
