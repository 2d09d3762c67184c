import { createHash } from 'node:crypto';
import { chown, mkdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { canReach, makeFolders } from './reachability.ts';
import type { SystemAccount } from './system-account.ts';

/** What the data folder holds, each path absolute and free of symbolic links. */
export interface DataFolder {
  /** The folder that stands for the one asked for, when PostgreSQL could not reach that one. */
  readonly movedTo: string | null;
  /** The private folder (0700) of the account PostgreSQL runs under. */
  readonly root: string;
  /** PostgreSQL’s own data. */
  readonly base: string;
  /** The superuser’s password (0600). */
  readonly password: string;
  /** What PostgreSQL had to say since its last start. */
  readonly log: string;
}

/** Private, inside the folder asked for: that one may be shared, and is left as it is. */
const PRIVATE_FOLDER = 'postgresql';

/**
 * Creates, or finds again, the data folder for the `wanted` path. As root, a path that PostgreSQL’s
 * account cannot walk down (a 0700 home) is replaced by a folder of the system’s own, named by a
 * hash of the wanted path: the same wish always finds the same data. Data already there wins over
 * what the permissions of the day would choose.
 */
export async function openDataFolder(
  wanted: string,
  account: SystemAccount | null,
): Promise<DataFolder> {
  const parent = await chooseParent(resolve(wanted), account);
  await makeFolders(parent, account === null ? 0o700 : 0o755);
  const root = join(parent, PRIVATE_FOLDER);
  await mkdir(root, { mode: 0o700 }).catch(tolerateExisting);
  if (account !== null) await chown(root, account.uid, account.gid);
  return toDataFolder(await realpath(root), parent === resolve(wanted) ? null : parent);
}

/** The same place without creating anything; null when no data was ever put there. */
export async function findDataFolder(
  wanted: string,
  account: SystemAccount | null,
): Promise<DataFolder | null> {
  const parent = await chooseParent(resolve(wanted), account);
  const root = join(parent, PRIVATE_FOLDER);
  if (!(await isFolder(root))) return null;
  return toDataFolder(await realpath(root), parent === resolve(wanted) ? null : parent);
}

async function chooseParent(wanted: string, account: SystemAccount | null): Promise<string> {
  if (account === null) return wanted;
  const existing = await stat(wanted).catch(() => null);
  if (existing !== null && !existing.isDirectory())
    throw new Error(`${wanted} exists and is not a folder.`);
  const substitute = join(
    account.folder,
    `departement-${createHash('sha256').update(wanted).digest('hex').slice(0, 16)}`,
  );
  const isReachable = await canReach(wanted, account);
  if (isReachable && (await isFolder(join(wanted, PRIVATE_FOLDER)))) return wanted;
  if (await isFolder(join(substitute, PRIVATE_FOLDER))) return substitute;
  return isReachable ? wanted : substitute;
}

function toDataFolder(root: string, movedTo: string | null): DataFolder {
  return {
    movedTo,
    root,
    base: join(root, 'base'),
    password: join(root, 'mot-de-passe'),
    log: join(root, 'journal.txt'),
  };
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

function tolerateExisting(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}
