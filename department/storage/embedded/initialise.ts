import { execFile } from 'node:child_process';
import { chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Random } from '../../../shared/kernel/random.ts';
import { toHex } from '../../../shared/kernel/random.ts';
import type { PostgresBinaries } from './binaries.ts';
import type { DataFolder } from './data-folder.ts';
import { toEnvironment } from './environment.ts';
import type { SystemAccount } from './system-account.ts';

const run = promisify(execFile);

/** The superuser of the embedded database; only this program knows its password. */
const SUPERUSER = 'relais';

/** PostgreSQL’s own database, which always exists. */
const DATABASE = 'postgres';

/**
 * Creates PostgreSQL’s data on first use: UTF-8, the builtin C.UTF-8 locale (the same order on every
 * machine and every version of the system), passwords checked by SCRAM. Made aside and renamed once
 * whole: an interrupted creation is begun again. Throws with initdb’s own words.
 */
export async function initialise(
  folder: DataFolder,
  binaries: PostgresBinaries,
  account: SystemAccount | null,
  random: Random,
): Promise<void> {
  if (await isInitialised(folder)) return;
  const draft = `${folder.base}.creation`;
  await rm(draft, { recursive: true, force: true });
  await rm(folder.password, { force: true });
  await writeFile(folder.password, toHex(random.bytes(24)), { mode: 0o600 });
  // initdb reads the password under PostgreSQL’s account; root reads it all the same.
  if (account !== null) await chown(folder.password, account.uid, account.gid);
  await run(
    binaries.initdb,
    [
      `--pgdata=${draft}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${folder.password}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
    {
      cwd: folder.root,
      env: toEnvironment(process.env),
      ...(account === null ? {} : { uid: account.uid, gid: account.gid }),
    },
  );
  await rename(draft, folder.base);
}

/** Where the running database answers, from its port and the password kept beside its data. */
export async function toUrl(folder: DataFolder, port: number): Promise<string> {
  const password = (await readFile(folder.password, 'utf8')).trim();
  return `postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${DATABASE}`;
}

async function isInitialised(folder: DataFolder): Promise<boolean> {
  return stat(join(folder.base, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
}
