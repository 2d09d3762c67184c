import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Replaces a small file so that a reader, or a power cut, finds the old one or the new one whole.
 * Readable by the profile’s owner only. Throws the file system’s own errors.
 */
export function writeFileAtomically(path: string, text: string): void {
  const temporary = `${path}.nouveau`;
  const file = openSync(temporary, 'w', 0o600);
  try {
    // Not `writeSync`, which may write a part only and say nothing.
    writeFileSync(file, text);
    fsyncSync(file);
  } catch (error) {
    closeSync(file);
    rmSync(temporary, { force: true });
    throw error;
  }
  closeSync(file);
  renameSync(temporary, path);
  syncFolder(dirname(path));
}

/** The same at a place that may not answer: nothing else of the host waits for it. */
export async function putFileAtomically(path: string, text: string): Promise<void> {
  const temporary = `${path}.nouveau`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(temporary, { force: true });
    throw error;
  }
  await file.close();
  await rename(temporary, path);
  await settleFolder(dirname(path));
}

/** As `syncFolder`, at a place that may not answer. */
export async function settleFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The text of a file, or null when there is none. */
export function readFileIfAny(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Whether an error is the file system’s, with one of these codes. */
export function isErrno(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** Puts the names of a folder on the disk, after a file was renamed or removed in it. */
export function syncFolder(folder: string): void {
  // Windows cannot open a folder for syncing; its rename is journaled by the file system.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
