import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { isErrno, settleFolder } from '../profile/atomic-file.ts';
import { shredFileAway } from '../copies/shred-file.ts';
import { PART_BYTES, readPieces } from './sealed-parts.ts';

/** Ends the name of what is not whole yet. */
export const UNFINISHED = '.partie';

/** Where a sealed copy keeps its nonce: after the byte of its format. */
const NONCE = { at: 1, bytes: 8 } as const;

/** A copy written there reads otherwise than here: the place is failing. */
export class CopyUnverified extends Error {}

/**
 * Puts each sealed copy of a profile beside its backups, once: they never change. A name holds the id
 * and the start of the nonce, so that a copy sealed again under another key is another file. Those
 * that were erased are overwritten and removed. Gives the names this backup goes with.
 */
export async function bringCopies(
  from: string,
  to: string,
  ids: readonly Id[],
  isErased: (id: Id) => boolean,
  stopped: () => void,
): Promise<readonly string[]> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  const there = new Set(await readdir(to));
  for (const name of there) {
    const id = copyOfName(name);
    if (name.endsWith(UNFINISHED) || (id !== null && isErased(id)))
      await shredFileAway(join(to, name));
    stopped();
  }
  const names: string[] = [];
  for (const id of ids) {
    stopped();
    const source = join(from, id);
    const name = await nameOf(source, id);
    if (name === null) continue;
    names.push(name);
    const target = join(to, name);
    if (there.has(name) && (await stat(target)).size === (await stat(source)).size) continue;
    await copyWhole(source, target);
  }
  if (names.length > 0) await settleFolder(to);
  return names;
}

/** Removes the copies that no backup names any more. */
export async function dropCopies(folder: string, named: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder))
    if (!named.has(name)) await rm(join(folder, name), { force: true });
}

/** The copy that a file beside the backups is of; null for any other file. */
export function copyOfName(name: string): Id | null {
  const [, id] = /^(.+)-[0-9a-f]{16}$/.exec(name) ?? [];
  const parsed = idSchema.safeParse(id);
  return parsed.success ? parsed.data : null;
}

/** Copies a file, puts it on the disk, reads it again, and only then gives it its name. */
async function copyWhole(source: string, target: string): Promise<void> {
  const unfinished = target + UNFINISHED;
  try {
    const written = createHash('sha256');
    const input = await open(source, 'r');
    const output = await open(unfinished, 'w', 0o600);
    try {
      for await (const piece of readPieces(input, 0, PART_BYTES)) {
        written.update(piece);
        await output.writeFile(piece);
      }
      await output.sync();
    } finally {
      await output.close();
      await input.close();
    }
    if (!written.digest().equals(await digestOf(unfinished))) throw new CopyUnverified(target);
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw error;
  }
}

async function digestOf(path: string): Promise<Buffer> {
  const digest = createHash('sha256');
  const file = await open(path, 'r');
  try {
    for await (const piece of readPieces(file, 0, PART_BYTES)) digest.update(piece);
  } finally {
    await file.close();
  }
  return digest.digest();
}

/** The name of a copy there; null when it was erased meanwhile. */
async function nameOf(path: string, id: Id): Promise<string | null> {
  try {
    const file = await open(path, 'r');
    try {
      const nonce = Buffer.alloc(NONCE.bytes);
      await file.read(nonce, 0, NONCE.bytes, NONCE.at);
      return `${id}-${nonce.toString('hex')}`;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null;
    throw error;
  }
}
