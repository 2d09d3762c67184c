import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';

const run = promisify(execFile);

/** An account of the system that PostgreSQL runs under, since it refuses to run as root. */
export interface SystemAccount {
  readonly uid: number;
  readonly gid: number;
  /** Where root puts what this account cannot reach where it is. */
  readonly folder: string;
}

/** Only root writes in its parents: nobody can have put something there before us. */
const SYSTEM_FOLDER = '/var/lib/relais';

const ACCOUNT = 'postgres';

/**
 * The account to become before running PostgreSQL: null for an ordinary user, who stays who they
 * are; for root, the system’s `postgres` account, created when missing.
 */
export async function findSystemAccount(
  folder: string = SYSTEM_FOLDER,
): Promise<Result<SystemAccount | null>> {
  if (process.getuid?.() !== 0) return ok(null);
  const existing = await readAccount(folder);
  if (existing !== null) return ok(existing);
  // Two programs may create it at once: what counts is that it exists afterwards.
  await run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    ACCOUNT,
  ]).catch(() => undefined);
  const created = await readAccount(folder);
  return created === null
    ? refuse(
        'compte-postgres-absent',
        `PostgreSQL ne peut pas tourner avec le compte root et le compte « ${ACCOUNT} » n’a pas pu être créé : lancez le programme avec un compte ordinaire, ou créez ce compte.`,
      )
    : ok(created);
}

async function readAccount(folder: string): Promise<SystemAccount | null> {
  try {
    const uid = await run('id', ['-u', ACCOUNT]);
    const gid = await run('id', ['-g', ACCOUNT]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout), folder };
  } catch {
    return null;
  }
}
