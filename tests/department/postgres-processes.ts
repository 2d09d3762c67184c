import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** The ids of the live PostgreSQL processes that run on data under this folder (Linux). */
export async function listPostgres(folder: string): Promise<number[]> {
  const names = await readdir('/proc');
  const found = await Promise.all(
    names
      .filter((name) => /^\d+$/.test(name))
      .map(async (name) => {
        const words = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
        return words.includes('postgres') && words.includes(folder) ? [Number(name)] : [];
      }),
  );
  return found.flat();
}

/** Waits until no PostgreSQL runs on this folder any more; the test’s own limit ends the wait. */
export async function untilNoPostgres(folder: string): Promise<void> {
  while ((await listPostgres(folder)).length > 0) await sleep(50);
}
