import { closeSync, fstatSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { isErrno } from '../profile/atomic-file.ts';

/** A file that is gone, that another program holds, or that may not be written: it is left. */
const LEFT = ['ENOENT', 'EBUSY', 'EPERM', 'EACCES', 'EROFS', 'ENOSPC'] as const;

/**
 * Overwrites a file of the profile with zeros, then removes it, as the ledger does of what it erases.
 * What a disk keeps elsewhere by itself (a flash memory, a snapshot) is not reached: the file is sealed
 * besides. A missing file is fine; one that another program holds, or that may not be written, is left.
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
    if (!isErrno(error, ...LEFT)) throw error;
  }
}

/** The same at a place that may never answer: the host goes on meanwhile. */
export async function shredFileAway(path: string): Promise<void> {
  try {
    const file = await open(path, 'r+');
    try {
      await file.writeFile(Buffer.alloc((await file.stat()).size));
      await file.sync();
    } finally {
      await file.close();
    }
    await rm(path, { force: true });
  } catch (error) {
    if (!isErrno(error, ...LEFT)) throw error;
  }
}
