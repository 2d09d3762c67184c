import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every byte of every file of a folder. */
export function readAllBytes(folder: string): Buffer {
  return Buffer.concat(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  );
}

/** Slices looked for of what is long: each is a search through everything. */
const MAX_SLICES = 300;

/** Whether a slice of some bytes, of 24 taken all along them, is found among others. */
export function holdsPartOf(bytes: Buffer, part: Buffer): boolean {
  const step = Math.max(24, Math.floor(part.length / MAX_SLICES));
  for (let start = 0; start + 24 <= part.length; start += step)
    if (bytes.includes(part.subarray(start, start + 24))) return true;
  return false;
}
