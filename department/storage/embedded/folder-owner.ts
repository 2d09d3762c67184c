import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Random } from '../../../shared/kernel/random.ts';
import { toHex } from '../../../shared/kernel/random.ts';
import { answersToSignals, hasProcessTable, readProcess } from './process-table.ts';

const ownerSchema = z.object({
  pid: z.int().min(1),
  startedAt: z.string(),
  /** Where others may join the database; null while it starts, or when it is not to be joined. */
  port: z.int().min(1).nullable(),
});
type Owner = z.infer<typeof ownerSchema>;

/** A data folder this program holds. */
export interface HeldFolder {
  /** Lets other programs of the département join the database on this port. */
  announce(port: number): Promise<void>;
  leave(): Promise<void>;
}

const OWNER_FILE = 'programme.pid';

/** Milliseconds between two looks at a folder another program holds. */
const PATIENCE_STEP = 100;

/**
 * Takes a data folder for this program, waiting `patience` milliseconds for a living one to leave.
 * A program that died without leaving (SIGKILL, power cut) is no owner any more. Null when someone
 * else keeps it.
 */
export async function takeFolder(
  folder: string,
  random: Random,
  patience: number,
): Promise<HeldFolder | null> {
  const path = join(folder, OWNER_FILE);
  const draft = `${path}.${toHex(random.bytes(4))}`;
  const self = await readProcess(process.pid);
  const write = async (port: number | null): Promise<void> => {
    const owner: Owner = { pid: process.pid, startedAt: self?.startedAt ?? '', port };
    await writeFile(draft, JSON.stringify(owner), { mode: 0o600 });
  };
  await write(null);
  try {
    for (let waited = 0; waited <= patience; waited += PATIENCE_STEP) {
      // Linked or renamed into place whole: nobody reads a half-written owner.
      if (await tryLink(draft, path))
        return {
          announce: async (port) => {
            await write(port);
            await rename(draft, path);
          },
          leave: () => rm(path, { force: true }),
        };
      const owner = await readFile(path, 'utf8').catch(() => null);
      if (owner !== null && (await parseLiving(owner)) === null)
        await evict(path, owner, `${draft}.mort`);
      else if (owner !== null) await sleep(PATIENCE_STEP);
    }
    return null;
  } finally {
    await rm(draft, { force: true });
  }
}

/** The living program that holds this data folder, and where its database may be joined. */
export async function readOwner(folder: string): Promise<Pick<Owner, 'port'> | null> {
  const text = await readFile(join(folder, OWNER_FILE), 'utf8').catch(() => null);
  return text === null ? null : parseLiving(text);
}

async function parseLiving(text: string): Promise<Owner | null> {
  const owner = ownerSchema.safeParse(parseJson(text));
  if (!owner.success) return null;
  const { pid, startedAt } = owner.data;
  if (!hasProcessTable) return answersToSignals(pid) ? owner.data : null;
  return (await readProcess(pid))?.startedAt === startedAt ? owner.data : null;
}

/** Removes a dead owner’s mark, unless another program has just put its own in its place. */
async function evict(path: string, owner: string, grave: string): Promise<void> {
  await rename(path, grave).catch(() => undefined);
  const buried = await readFile(grave, 'utf8').catch(() => owner);
  if (buried !== owner) await tryLink(grave, path);
  await rm(grave, { force: true });
}

async function tryLink(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
